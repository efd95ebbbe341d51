/** SHA-256 of the shipped font files, as fonts/README.md lists them. */
export const checksums: ReadonlyMap<string, string> = new Map([
  ['FormHei-Bold.ttf', '220ea90b1062970bd8776104678428fb2f70c668abde731bbffce259ac6ece0a'],
  ['FormSong-Bold.ttf', '4b2ce1273578a5dda91bb67a3a847b0962070e6e8de66ee70aabdc9e98be2c37'],
  ['FormSong-Regular.ttf', 'f691216adb476f6ff28e9a8fd909bbd4ca6676ff4bbd72c83fad5ce54f3edc02'],
  ['FormSongRare-Regular.blocks', 'c99fe60f558624bbd115cb35bfd4375847132e284ce4987e2eb905e212ae003b'],
]);
