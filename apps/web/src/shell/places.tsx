import {
  IconBuilding,
  IconCalendarWeek,
  IconClockHour4,
  IconCoins,
  IconFolder,
  IconHistory,
  IconMap2,
  IconSettings,
  IconTarget,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';

export type PlaceKey =
  | 'week'
  | 'overview'
  | 'goals'
  | 'plans'
  | 'mandates'
  | 'coverage'
  | 'workgroup-reports'
  | 'frameworks'
  | 'periods'
  | 'collaboration'
  | 'networks'
  | 'organisations'
  | 'people'
  | 'bodies'
  | 'workgroups'
  | 'meetings'
  | 'decisions'
  | 'projects'
  | 'economy'
  | 'claims'
  | 'ledger-imports'
  | 'jobs'
  | 'reports'
  | 'grants'
  | 'time'
  | 'deadlines'
  | 'calendar'
  | 'owners'
  | 'audit'
  | 'settings';

export interface NavPlace {
  key: PlaceKey;
  icon: TablerIcon;
  under?: PlaceKey[];
}

/** The side navigation: roles see fewer places, never other names. */
export const places: NavPlace[] = [
  { key: 'week', icon: IconCalendarWeek },
  { key: 'overview', icon: IconMap2 },
  { key: 'goals', icon: IconTarget, under: ['plans', 'mandates', 'coverage', 'frameworks', 'periods'] },
  {
    key: 'collaboration',
    icon: IconUsersGroup,
    under: ['workgroups', 'workgroup-reports', 'meetings', 'decisions', 'networks', 'organisations', 'people', 'bodies'],
  },
  { key: 'projects', icon: IconFolder },
  { key: 'economy', icon: IconCoins, under: ['time', 'grants', 'claims', 'reports', 'ledger-imports', 'jobs'] },
  { key: 'deadlines', icon: IconClockHour4, under: ['calendar', 'owners'] },
];

export const footPlaces: NavPlace[] = [
  { key: 'audit', icon: IconHistory },
  { key: 'settings', icon: IconSettings },
];

export const placeIcon = IconBuilding;

/** The address of a place in a tenant. */
export const pathOf = (tenant: string, key: string): string => `/t/${tenant}/${key}`;
