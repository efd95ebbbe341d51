import { render } from 'preact';
import { App } from './app.tsx';
import { post, Refusal } from './ask.ts';
import { attempt, loadUnits, openAt, openUnits } from './desk.ts';
import { listen } from './hear.ts';
import { keepFor, keepWaiting } from './keep.ts';
import { takeUpAll } from './left-behind.ts';

const place = document.getElementById('page');

/** The token in the address is exchanged for a cookie and taken out of it, so that it is in no bookmark. */
async function start(root: HTMLElement): Promise<void> {
  const token = location.hash.slice(1);
  try {
    if (token !== '') await post('session', { token });
    history.replaceState(null, '', location.pathname);
    keepFor((await loadUnits()).id);
    keepWaiting();
    const conflict = await takeUpAll();
    if (conflict !== null) await openAt(conflict);
    await openUnits();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    render(
      <p class="refused" role="alert">
        {error.message}
      </p>,
      root,
    );
    return;
  }
  listen();
}

/**
 * The faces of the form stand behind those of the machine: fetched only where a character is in none before them, on a
 * machine without Chinese and for rare characters, whose planes come in pieces of 256.
 */
document.fonts.add(new FontFace('FormSong', 'url(/fonts/FormSong-Regular.ttf)'));
for (let piece = 0x200; piece < 0x340; piece++) {
  const hex = piece.toString(16);
  document.fonts.add(new FontFace('FormSong', `url(/fonts/rare-${hex}.ttf)`, { unicodeRange: `U+${hex}00-${hex}FF` }));
}

if (place !== null) {
  render(<App />, place);
  void attempt(() => start(place));
}
