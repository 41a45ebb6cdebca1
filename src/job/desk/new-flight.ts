// A lookup as it enters the run book: queued, nothing sent yet.
import type { Flight } from './vocabulary.js';

type Question = 'id' | 'jobId' | 'payer' | 'type' | 'contact';

export function newFlight(asked: Pick<Flight, Question> & Partial<Flight>): Flight {
  return {
    attempt: 0,
    forced: false,
    state: 'queued',
    sentAtMs: 0,
    runId: '',
    polledAtMs: 0,
    polls: 0,
    doubted: false,
    joined: false,
    refill: false,
    unknownRuns: 0,
    rowHints: [],
    placed: 0,
    lineHint: 0,
    ending: undefined,
    ...asked,
  };
}
