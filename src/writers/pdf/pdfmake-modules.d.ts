declare module 'pdfmake/js/Printer.js' {
  const module: unknown;
  export default module;
}

declare module 'pdfmake/js/PDFDocument.js' {
  const module: unknown;
  export default module;
}
