import * as v from 'valibot';
import { ConnectionLost, problemSchema, RequestRefused, type Problem } from '../realtime';

const TIMEOUT_MS = 15_000;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Call<S extends v.GenericSchema> {
  method?: Method;
  body?: unknown;
  token?: string;
  /** What the answer must be; without it the answer's body is not read. */
  answer?: S;
  signal?: AbortSignal;
}

/** Rejects with `RequestRefused` for every problem the server names, with `ConnectionLost` when no answer came. */
export async function request<S extends v.GenericSchema>(
  path: string,
  { method = 'GET', body, token, answer, signal }: Call<S>,
): Promise<v.InferOutput<S>> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID();
  const patience = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ConnectionLost('the server did not answer');
  });
  if (!response.ok) throw new RequestRefused(await problemOf(response));
  return answer ? v.parse(answer, await response.json()) : undefined;
}

async function problemOf(response: Response): Promise<Problem> {
  const problem = v.parse(problemSchema, (await response.json().catch(() => null)) ?? {});
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return {
    ...problem,
    retryAfterMs: problem.retryAfterMs ?? (Number.isNaN(seconds) ? null : seconds * 1000),
  };
}

/** A page of a list, read by cursor. */
export const pageOf = <S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), nextCursor: v.nullish(v.string()) });
