import type { Person } from './people';
import { server } from './people';

/** Somebody without a browser, who talks to the HTTP API. */
export class ApiUser {
  readonly person: Person;
  private readonly token: string;

  private constructor(person: Person, token: string) {
    this.person = person;
    this.token = token;
  }

  static async register(person: Person): Promise<ApiUser> {
    const body = {
      username: person.username,
      email: `${person.username}@example.org`,
      password: person.password,
    };
    const answer = await call('POST', '/v1/auth/register', { ...body, displayName: person.name });
    return new ApiUser(person, (answer as { accessToken: string }).accessToken);
  }

  async findUser(username: string): Promise<string> {
    const path = `/v1/profiles/search?q=${encodeURIComponent(username)}`;
    const { items } = (await this.call('GET', path)) as { items: { userId: string }[] };
    if (!items[0]) throw new Error(`nobody is called ${username}`);
    return items[0].userId;
  }

  async openDirect(userId: string): Promise<string> {
    const body = { kind: 'direct', memberIds: [userId] };
    return ((await this.call('POST', '/v1/conversations', body)) as { id: string }).id;
  }

  /** Writes all of them, in order. */
  async write(conversationId: string, texts: readonly string[]): Promise<void> {
    for (let at = 0; at < texts.length; at += 100) {
      const messages = texts
        .slice(at, at + 100)
        .map((text) => ({ conversationId, clientMessageId: crypto.randomUUID(), text }));
      const { results } = (await this.call('POST', '/v1/messages/batch', { messages })) as {
        results: object[];
      };
      const refused = results.findIndex((result) => !('ok' in result));
      if (refused >= 0)
        throw new Error(`${JSON.stringify(messages[refused]?.text)}: ${JSON.stringify(results[refused])}`);
    }
  }

  /** The newest texts of a conversation, oldest first. */
  async read(conversationId: string, limit: number): Promise<string[]> {
    const { entries } = (await this.call(
      'GET',
      `/v1/conversations/${conversationId}/entries?limit=${limit}`,
    )) as {
      entries: { kind: string; content: { text: string } }[];
    };
    return entries.filter(({ kind }) => kind === 'message').map(({ content }) => content.text);
  }

  private call(method: string, path: string, body?: object): Promise<unknown> {
    return call(method, path, body, this.token);
  }
}

async function call(method: string, path: string, body?: object, token?: string): Promise<unknown> {
  const response = await fetch(new URL(path, server()), {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return await response.json();
}
