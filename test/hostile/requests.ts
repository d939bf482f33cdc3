import { around, documents } from './documents.ts';
import type { Hostile } from './documents.ts';

const bodies: Hostile[] = [
  { name: 'a batch of one', refused: 'BAD_REQUEST', body: [{ query: '{ me { roles } }' }] },
  { name: 'a batch of 10 000', refused: 'BAD_REQUEST', body: Array(10_000).fill({ query: '{ me { roles } }' }) },
  { name: 'an empty batch', refused: 'BAD_REQUEST', body: [] },
  { name: 'an empty object', refused: 'BAD_REQUEST', body: {} },
  { name: 'null', refused: 'BAD_REQUEST', raw: 'null' },
  { name: 'a number', refused: 'BAD_REQUEST', raw: '1e999' },
  { name: 'nothing', refused: 'BAD_REQUEST', raw: '' },
  { name: 'half a JSON', refused: 'BAD_REQUEST', raw: '{"query":"{ me' },
  { name: 'a body 100 000 deep', refused: 'BAD_REQUEST', raw: around(100_000, '[', '', ']') },
  { name: 'random bytes', refused: 'BAD_REQUEST', raw: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 73 + 41) % 256)) },
  {
    name: 'bytes that are no UTF-8',
    refused: 'GRAPHQL_PARSE_FAILED',
    raw: Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]),
  },
  { name: 'a prototype in the body', refused: 'BAD_REQUEST', raw: '{"__proto__":{"query":"{ me { roles } }"}}' },
  { name: 'more than a megabyte', refused: 'bodyBytes', raw: `{"query":"${'x'.repeat(1_100_000)}"}` },
  { name: 'a parsed document', refused: 'BAD_REQUEST', body: { query: { kind: 'Document', definitions: [] } } },
  { name: 'a list of documents', refused: 'BAD_REQUEST', body: { query: ['{ me { roles } }'] } },
  { name: 'a document id that is not known', refused: 'DOCUMENT_UNKNOWN', body: { documentId: `sha256:${'0'.repeat(64)}` } },
  { name: 'a document id that is a file', refused: 'DOCUMENT_UNKNOWN', body: { documentId: '../../package.json' } },
  { name: 'a document id that is an object', refused: 'DOCUMENT_UNKNOWN', body: { documentId: { toString: 1 } } },
  { name: 'a document id of every object', refused: 'DOCUMENT_UNKNOWN', body: { documentId: 'constructor' } },
  {
    name: "Apollo's own persisted queries",
    refused: 'PERSISTED_QUERY_NOT_SUPPORTED',
    body: { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
  },
  {
    name: 'one of them with its text',
    refused: 'PERSISTED_QUERY_NOT_SUPPORTED',
    body: { query: '{ me { roles } }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  },
];

const http: Hostile[] = [
  { name: 'a form', refused: 'BAD_REQUEST', raw: 'query=%7Bme%7Broles%7D%7D', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { name: 'plain text', refused: 'BAD_REQUEST', raw: '{ me { roles } }', headers: { 'content-type': 'text/plain' } },
  { name: 'XML', refused: 'JSON_EXPECTED', raw: '<a/>', headers: { 'content-type': 'application/xml' } },
  { name: 'an upload', refused: 'JSON_EXPECTED', raw: '--x\r\n\r\n--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  { name: 'a content type that is none', refused: 'JSON_EXPECTED', raw: '{}', headers: { 'content-type': '\\;/' } },
  { name: 'application/graphql', refused: 'JSON_EXPECTED', raw: '{ me { roles } }', headers: { 'content-type': 'application/graphql' } },
  { name: 'an answer in XML wanted', refused: 'NOT_ACCEPTABLE', body: { query: '{ me { roles } }' }, headers: { accept: 'application/xml' } },
  {
    name: 'a mutation whose answer could not be given',
    refused: 'NOT_ACCEPTABLE',
    body: { query: 'mutation { changeOwnSettings(input: { language: sv }) { errors { code } } }' },
    headers: { accept: 'text/html' },
  },
  { name: 'PUT', refused: 'NOT_FOUND', method: 'PUT', body: { query: '{ me { roles } }' } },
  { name: 'DELETE', refused: 'BAD_REQUEST', method: 'DELETE', headers: { 'apollo-require-preflight': '1' } },
  {
    name: 'a mutation by GET',
    refused: 'BAD_REQUEST',
    method: 'GET',
    path: '?query=mutation%7BchangeOwnSettings(input%3A%7Blanguage%3Asv%7D)%7Berrors%7Bcode%7D%7D%7D',
    headers: { 'apollo-require-preflight': '1' },
  },
  { name: 'GET as a page of another site may', refused: 'BAD_REQUEST', method: 'GET', path: '?query=%7Bme%7Broles%7D%7D' },
  {
    name: 'two documents by GET',
    refused: 'BAD_REQUEST',
    method: 'GET',
    path: '?query=%7Ba%7D&query=%7Bb%7D',
    headers: { 'apollo-require-preflight': '1' },
  },
  {
    name: 'variables that are no JSON by GET',
    refused: 'BAD_REQUEST',
    method: 'GET',
    path: '?query=%7Bme%7Broles%7D%7D&variables=%7B',
    headers: { 'apollo-require-preflight': '1' },
  },
  { name: 'another tenant', refused: 'NOT_FOUND', path: '/t/kiruna/graphql', body: { query: '{ me { roles } }' } },
  { name: 'a tenant that is a path', refused: 'NOT_FOUND', path: '/t/..%2f..%2fetc/graphql', body: { query: '{ me { roles } }' } },
  { name: 'a door that is none', refused: 'NOT_FOUND', path: '/x/umearegionen/graphql', body: { query: '{ me { roles } }' } },
  { name: 'nobody signed in', refused: 'UNAUTHENTICATED', headers: { cookie: '' }, body: { query: '{ me { roles } }' } },
  {
    name: 'a token that is none',
    refused: 'UNAUTHENTICATED',
    headers: { authorization: `Bearer samnav_${'A'.repeat(43)}` },
    body: { query: '{ me { roles } }' },
  },
  {
    name: 'a page of another site',
    refused: 'FOREIGN_ORIGIN',
    headers: { origin: 'https://evil.example' },
    body: { query: '{ me { roles } }' },
  },
];

/** Requests that mean harm: each is refused, by its own name, before the database hears of it. */
export const hostile: readonly Hostile[] = [...documents, ...bodies, ...http];
