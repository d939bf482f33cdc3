import { Agent, request } from 'node:http';
import type { Ask } from './asks.ts';
import type { Visitor } from './world.ts';

/** How a client behaves: it waits; it goes away after so many ms; it never finishes its request; it goes away as the answer begins. */
export type Manner = { waits: true } | { leavesAfter: number } | { sendsHalf: true } | { leavesMidAnswer: true };

/** What came of it: the answer, whatever had come when the client left, or what went wrong with the connection. */
export interface Outcome {
  status: number;
  text: string;
  end: 'answered' | 'left' | 'hung' | 'broken';
}

const HUNG_MS = 20_000;

export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Infinity });

  constructor(private readonly port: number) {}

  ask({ region, cookie }: Visitor, { query, variables }: Ask, manner: Manner = { waits: true }): Promise<Outcome> {
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json', cookie, 'content-length': Buffer.byteLength(body) };
    const path = `/t/${region.slug}/graphql`;
    return new Promise((resolve) => {
      const out: Outcome = { status: 0, text: '', end: 'broken' };
      const sent = request({ port: this.port, host: '127.0.0.1', method: 'POST', path, headers, agent: this.agent });
      const hung = setTimeout(() => leave('hung'), HUNG_MS);
      const done = (end: Outcome['end']): void => {
        clearTimeout(hung);
        if (out.end === 'broken') out.end = end;
        resolve(out);
      };
      const leave = (end: Outcome['end']): void => {
        sent.destroy();
        done(end);
      };
      sent.on('error', () => done('broken'));
      sent.on('response', (response) => {
        out.status = response.statusCode!;
        response.setEncoding('utf8').on('data', (text: string) => {
          out.text += text;
          if ('leavesMidAnswer' in manner) leave('left');
        });
        response.on('end', () => done('answered')).on('error', () => done('broken'));
      });
      if ('leavesAfter' in manner) setTimeout(() => leave('left'), manner.leavesAfter);
      if ('sendsHalf' in manner) {
        sent.write(body.slice(0, body.length / 2));
        setTimeout(() => leave('left'), 5);
      } else sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
