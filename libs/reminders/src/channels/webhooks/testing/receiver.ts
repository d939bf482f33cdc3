import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Told {
  headers: IncomingHttpHeaders;
  body: string;
}
export interface Receiver {
  url: string;
  told: Told[];
  /** How the next requests are answered; 204 by default. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

/** Another system that is told of events, over real HTTP. */
export async function receiver(): Promise<Receiver> {
  const told: Told[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      told.push({ headers: request.headers, body });
      made.answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    told,
    answer: (response) => void response.writeHead(204).end(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return made;
}
