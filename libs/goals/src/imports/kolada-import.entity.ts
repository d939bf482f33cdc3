import { Person } from '@samnav/networks';
import { Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { registerEnumType } from '@nestjs/graphql';
import { Indicator } from '../indicators/indicator.entity.ts';

export enum KoladaImportState {
  waiting = 'waiting',
  done = 'done',
  failed = 'failed',
}
registerEnumType(KoladaImportState, {
  name: 'KoladaImportState',
  description: 'How far the fetching of figures from Kolada has come.',
  valuesMap: {
    waiting: { description: 'The worker fetches them; ask again in a moment.' },
    done: { description: 'They were fetched; the report says what came of it.' },
    failed: { description: 'Kolada did not answer; nothing was changed.' },
  },
});

@Table<KoladaImport>('kolada_import', {
  id: 'kol',
  allow: 'indicator.read',
  order: ['-createdAt'],
  partOf: 'indicator',
  // its report tells of drafts
  visible: (k, scope) => `${k.requestedById} = ${scope.personId}`,
  description: 'Figures fetched from Kolada (hämtning), or to be fetched. Källa: Kolada. What is worked out here from them is not Kolada’s.',
})
export class KoladaImport extends TenantRow {
  @Col('int', { description: 'The first year.' }) firstYear: number;
  @Col('int', { description: 'The last year.' }) lastYear: number;
  @Col('flag', { description: 'Whether it only tells what it would do.' }) dryRun: boolean;
  @Col('instant', { nullable: true, description: 'When they had been fetched.' }) doneAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was given up.' }) failedAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was given up, as the server said it.' }) failure: string | null;
  @Col('json', { nullable: true, description: 'What it did or would do, as MeasurementImportReport.' }) report: unknown;
  @Key() indicatorId: string;
  @Key({ nullable: true }) requestedById: string | null;
  @One(() => Indicator, 'indicatorId', {
    description: 'The indicator.',
    reverse: { name: 'koladaImports', description: 'What was fetched for it from Kolada.' },
  })
  indicator: Ref<Indicator>;
  @One(() => Person, 'requestedById', { description: 'Who asked for it.' }) requestedBy: Ref<Person>;
  @Computed<KoladaImport>(
    'choice',
    (k) => `case when ${k.doneAt} is not null then 'done' when ${k.failedAt} is not null then 'failed' else 'waiting' end`,
    {
      enum: KoladaImportState,
      description: 'How far it has come.',
    },
  )
  state: KoladaImportState;
}
