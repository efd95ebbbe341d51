/** The half of pdf.js that reads: importing it is enough, it makes itself known to the other half. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
