import { limits } from '@samnav/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Stands for a body that is small enough to be read, but holds more values than any request may. */
export class TooManyValues {
  constructor(readonly values: number) {}
}

const SHORT = 65_536; // what is shorter costs little, whatever it holds
const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((sign) => sign.charCodeAt(0));

/** How many values a JSON text holds at least; reading 60 000 names takes longer than all else that a request may cost. */
function valuesIn(json: Buffer): number {
  let values = 1;
  for (let i = 0; i < json.length; i++) {
    if (json[i] === COMMA) values++;
    else if (json[i] === QUOTE) for (i++; i < json.length && json[i] !== QUOTE; i++) if (json[i] === BACKSLASH) i++;
  }
  return values;
}

type Done = (error: Error | null, body?: unknown) => void;

/** Reads JSON bodies; prototypes in them are refused. */
export function jsonReader(server: FastifyInstance): (request: FastifyRequest, body: Buffer, done: Done) => void {
  const read = server.getDefaultJsonParser('error', 'error');
  return (request, body, done) => {
    const values = body.length > SHORT ? valuesIn(body) : 0;
    if (values > limits.variableValues) done(null, new TooManyValues(values));
    else void read(request, body.toString(), done);
  };
}
