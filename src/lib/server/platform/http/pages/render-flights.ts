import type { RenderLane } from './render-gate';
import type { Rendered } from './rendered';

/** A render under way. */
interface RenderFlight {
  generation: number;
  rendered: Promise<Rendered>;
}

/** Renders of pages that are stored: whoever asks for one that is being rendered waits for that render. */
export interface RenderFlights {
  /** @param key the name under which the page is stored */
  join(key: string, render: () => Promise<Rendered>): Promise<Rendered>;
}

/**
 * Shares renders among those who ask for the same page meanwhile.
 * @param options.generation grows with everything that is published: a render that began before isn't shared after it
 * @param options.inLane lets a render run in its turn
 */
export function renderFlights({
  generation,
  inLane
}: {
  generation: () => number;
  inLane: (lane: RenderLane, render: () => Promise<Rendered>) => Promise<Rendered>;
}): RenderFlights {
  const flights = new Map<string, RenderFlight>();

  return {
    async join(key, render) {
      const under = flights.get(key);
      if (under?.generation === generation()) {
        const found = await under.rendered;
        return found.kind === 'busy' || (found.kind === 'page' && found.shared)
          ? found
          : inLane('own', render);
      }
      const flight: RenderFlight = { generation: generation(), rendered: inLane('kept', render) };
      flights.set(key, flight);
      try {
        return await flight.rendered;
      } finally {
        if (flights.get(key) === flight) flights.delete(key);
      }
    }
  };
}
