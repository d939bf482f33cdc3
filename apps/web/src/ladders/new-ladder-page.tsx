import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useOwnPlaces } from '../calendar/own-day-acts.tsx';
import { LaddersDocument, type LadderRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom } from '../ui/choose.ts';
import { done } from '../ui/dialog.tsx';
import { ChoiceField, SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { LadderForm } from './ladder-form.tsx';
import { useObligationWord } from './step-words.ts';

/** Of the ladders that there are, the one that counts in a place. */
function counting(ladders: readonly LadderRowFragment[], obligation: string, municipalityId: string | null): LadderRowFragment | undefined {
  const find = (of: string, where: string | null) => ladders.find((each) => each.obligation === of && (each.municipality?.id ?? null) === where);
  return find(obligation, municipalityId) ?? find(obligation, null) ?? find('any', municipalityId) ?? find('any', null);
}

/** A ladder of one's own: first what it is for, then its steps, which begin as those that count today. */
export function NewLadderPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const word = useObligationWord();
  const [search] = useListSearch();
  const pages = usePages(LaddersDocument, 'ladders', { all: true });
  const obligation = search['obligation'];
  const municipalityId = search['municipality'] ?? null;
  const { choices } = useOwnPlaces();
  const from = pages.data && obligation ? counting(pages.data.nodes, obligation, municipalityId) : undefined;
  const back = () => void navigate({ to: tenant.path('settings/ladders') });
  const place = choices.find((each) => each.value === municipalityId)?.label ?? t('ladders.region');
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('settings.title'), to: tenant.path('settings') },
          { label: t('ladders.title'), to: tenant.path('settings/ladders') },
          { label: t('ladders.new') },
        ]}
        title={obligation ? `${t('ladders.new')}: ${word(obligation).toLocaleLowerCase()}, ${place}` : t('ladders.new')}
        context={t('ladders.newContext')}
      />
      {pages.data ? null : pages.error ? <ErrorState error={pages.error} again={pages.refetch} /> : <LoadingRows />}
      {pages.data && !from ? <PlaceForm ladders={pages.data.nodes} onCancel={back} /> : null}
      {from && obligation ? (
        <LadderForm
          key={`${obligation} ${municipalityId}`}
          place={{ obligation, municipalityId }}
          from={from}
          version={null}
          onSaved={() => {
            done(t('ladders.saved'));
            back();
          }}
          onCancel={back}
        />
      ) : null}
    </>
  );
}

function PlaceForm({ ladders, onCancel }: { ladders: readonly LadderRowFragment[]; onCancel: () => void }) {
  const { t } = useTranslation();
  const [, change] = useListSearch();
  const { choices, regional, first } = useOwnPlaces();
  const rules = z
    .object({ obligation: filled(t('ladders.obligation')), municipalityId: regional ? maybe() : filled(t('ladders.whose')) })
    .refine((value) => !ladders.some((each) => each.obligation === value.obligation && (each.municipality?.id ?? null) === value.municipalityId), {
      path: ['obligation'],
      error: () => t('ladders.exists'),
    });
  const form = useValues(rules, { obligation: 'any', municipalityId: first });
  const submit = async (values: z.output<typeof rules>) => {
    change({ obligation: values.obligation, municipality: values.municipalityId ?? undefined });
  };
  return (
    <Card title={t('ladders.makeTitle')}>
      <Form form={form} submit={t('ladders.makeSubmit')} onSubmit={submit} onCancel={onCancel}>
        <ChoiceField
          control={form.control}
          name="obligation"
          label={t('ladders.obligation')}
          choices={choicesFrom(t('ladders.obligations', { returnObjects: true }))}
        />
        <SearchField
          control={form.control}
          name="municipalityId"
          optional={regional}
          label={t('ladders.whose')}
          hint={regional ? t('calendar.whoseHint') : undefined}
          choices={choices}
        />
      </Form>
    </Card>
  );
}
