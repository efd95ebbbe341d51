declare module 'pdfmake/js/LayoutBuilder.js' {
  const module: unknown;
  export default module;
}

declare module 'pdfmake/js/Line.js' {
  const module: unknown;
  export default module;
}

declare module 'pdfmake/js/PDFDocument.js' {
  const module: unknown;
  export default module;
}
