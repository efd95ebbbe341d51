import { render } from 'preact';
import { App } from './app.tsx';
import { post, Refusal } from './ask.ts';
import { attempt, listen, openUnits } from './desk.ts';

const place = document.getElementById('page');

/** The token in the address is exchanged for a cookie and taken out of it, so that it is in no bookmark. */
async function start(root: HTMLElement): Promise<void> {
  const token = location.hash.slice(1);
  try {
    if (token !== '') await post('session', { token });
    history.replaceState(null, '', location.pathname);
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

if (place !== null) {
  render(<App />, place);
  void attempt(() => start(place));
}
