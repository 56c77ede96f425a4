/** Requests to an unreliable server: after several failures in a row it is not asked any more. */
import { reasonOf } from '../queue/connect.ts';

/** Number of failures in a row after which nothing is requested any more. */
const MAX_FAILURES = 3;

export interface PatientRequests {
  /** The result of a request; `undefined` if it failed, or is not sent any more. */
  send<T>(request: () => Promise<T>): Promise<T | undefined>;
  /** Why requests are not sent any more, without a full stop. */
  readonly failure: string | undefined;
}

export function createPatientRequests(): PatientRequests {
  let inARow = 0;
  let failure: string | undefined;
  return {
    async send(request) {
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
