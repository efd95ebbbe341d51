import type { EventView } from '../wire.ts';
import { reopen } from './buffer.ts';
import { askSummary, loadUnits, openUnits, refresh } from './desk.ts';
import { now } from './store.ts';

/** Hears what the server tells of its own accord. */
export function listen(isAgain = false): void {
  const source = new EventSource('/api/events');
  let wasAway = isAgain;
  source.onmessage = ({ data }) => hear(JSON.parse(String(data)) as EventView);
  source.onopen = () => {
    if (wasAway) void openUnits().then(refresh);
    wasAway = false;
  };
  source.onerror = () => {
    wasAway = true;
    // Refused (another server stands there now): the browser does not try again by itself.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(wasAway), pause);
  };
}

/** Before a server that refused is asked again (ms). */
const pause = 2000;

function hear(event: EventView): void {
  const { folder, buffer, unit } = now();
  switch (event.kind) {
    case 'units':
      void openUnits();
      return;
    case 'git':
      void loadUnits().catch(() => {});
      void refresh();
      return;
    case 'file':
      if (buffer?.view.file !== event.file || buffer.view.hash === event.hash) return;
      if (buffer.waiting === null && buffer.conflict === null) void reopen(event.file);
      return;
    case 'unit': {
      if (event.folder !== folder) void askSummary(event.folder).catch(() => {});
      else if (event.revision !== unit?.revision) void refresh();
    }
  }
}
