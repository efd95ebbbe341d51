/** The address of a file that Vite ships beside the page. */
declare module '*?url' {
  export const address: string;
  export default address;
}
