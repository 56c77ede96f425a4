/** Requests to a server that may not answer: after several failures in a row it is asked no more. */
import { reasonOf } from '../queue/connect.ts';

/** After so many failures in a row nothing is asked any more. */
const MAX_FAILURES = 3;

export interface PatientRequests {
  /** What a request gives; `undefined` where it failed, or is not made any more. */
  ask<T>(request: () => Promise<T>): Promise<T | undefined>;
  /** Why nothing is asked any more, in words without a full stop. */
  readonly failure: string | undefined;
}

export function createPatientRequests(): PatientRequests {
  let inARow = 0;
  let failure: string | undefined;
  return {
    async ask(request) {
      if (failure !== undefined) return undefined;
      try {
        const answer = await request();
        inARow = 0;
        return answer;
      } catch (error) {
        inARow += 1;
        if (inARow >= MAX_FAILURES) failure ??= reasonOf(error);
        return undefined;
      }
    },
    get failure() {
      return failure;
    },
  };
}
