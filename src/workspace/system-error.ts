import { type Attempt, done, type Failure, fail } from './failure.ts';

/** Turns the system's errors into failures; any other throw is a fault of ours and passes. */
export async function attempt<T>(action: Failure['action'], file: string, run: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return done(await run());
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) {
      return fail(action, file, error.code);
    }
    throw error;
  }
}
