import { expect, test } from '@jest/globals';
import { readReport } from './delivery-report.ts';

const report = (diagnostic: string): Buffer =>
  Buffer.from(
    [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Action: failed',
      'Status: 5.1.1',
      `Diagnostic-Code: ${diagnostic}`,
      '--b--',
      '',
    ].join('\r\n'),
  );

test('what a server says is kept without what no text may hold', async () => {
  expect(await readReport(report('smtp; 550 no\0such\x1buser'))).toEqual({ failed: true, reason: '5.1.1 smtp; 550 no such user' });
});
