import { useLazyQuery } from '@apollo/client/react';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconArrowRight, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PaletteDocument } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { rowDate } from '../ui/dates.ts';
import { creatable } from './creatable.ts';
import { footPlaces, pathOf, places } from './places.tsx';

/** Go, create, find: Ctrl K or / from anywhere. Objects are fetched when it is first opened. */
export function Palette({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const [fetch, { data, called }] = useLazyQuery(PaletteDocument);
  const go = (path: string) => () => void navigate({ to: `/t/${tenant}/${path}` });

  const goTo: SpotlightActionData[] = places
    .concat(footPlaces.filter((place) => place.key !== 'audit' || may('audit.read')))
    .flatMap((place) => [place.key, ...(place.under ?? [])])
    .map((key) => ({
      id: `go-${key}`,
      label: t(`shell.${key}`),
      onClick: () => void navigate({ to: pathOf(tenant, key) }),
      leftSection: <IconArrowRight aria-hidden size={18} />,
    }));
  const make: SpotlightActionData[] = creatable
    .filter((each) => may(each.act))
    .map((each) => ({ id: `new-${each.path}`, label: t(each.label), onClick: go(each.path), leftSection: <IconPlus aria-hidden size={18} /> }));
  const found = (path: 'networks' | 'workgroups' | 'projects' | 'organisations'): SpotlightActionData[] =>
    (data?.[path]?.nodes ?? []).map((node) => ({
      id: node.id,
      label: 'number' in node && node.number ? `${node.number} ${node.name}` : node.name,
      description: t(`shell.${path}`),
      onClick: go(`${path}/${node.id}`),
    }));
  const meetings = (data?.meetings.nodes ?? []).map((node): SpotlightActionData => ({
    id: node.id,
    label: node.title,
    description: `${t('shell.meetings')} ${rowDate(node.plannedOn)}`,
    onClick: go(`meetings/${node.id}`),
  }));
  const actions: SpotlightActionGroupData[] = [
    { group: t('shell.goTo'), actions: goTo },
    { group: t('shell.create'), actions: make },
    {
      group: t('shell.found'),
      actions: [...meetings, ...found('networks'), ...found('workgroups'), ...found('projects'), ...found('organisations')],
    },
  ];
  return (
    <Spotlight
      actions={actions.filter((group) => group.actions.length > 0)}
      shortcut={['mod + K', '/']}
      limit={12}
      scrollable
      maxHeight={420}
      highlightQuery
      nothingFound={t('shell.searchNothing')}
      onSpotlightOpen={() => {
        if (!called) void fetch();
      }}
      attributes={{ content: { 'aria-label': t('shell.searchLong') } }}
      searchProps={{
        'aria-label': t('shell.searchLong'),
        placeholder: t('shell.searchLong'),
        leftSection: <IconSearch aria-hidden size={18} stroke={1.75} />,
      }}
    />
  );
}
