/** A file that a line rests on, as it was frozen. */
export interface EvidenceFile {
  name: string;
  sha256: string;
}

/** A meeting of the line's day, and whether the person of the line was there. */
export interface EvidenceMeeting {
  title: string;
  startsAt: string | null;
  present: boolean;
  /** How many were there, where it is known. */
  attended?: number | null;
}

export interface Evidence {
  files: EvidenceFile[];
  meetings: EvidenceMeeting[];
}

const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null) : [];
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads what a line's evidence says; what is not understood is left out. */
export function evidenceOf(json: unknown): Evidence {
  const { files, meetings } = (json ?? {}) as { files?: unknown; meetings?: unknown };
  return {
    files: list(files).flatMap((file) => {
      const [name, sha256] = [text(file['name']), text(file['sha256'])];
      return name && sha256 ? [{ name, sha256 }] : [];
    }),
    meetings: list(meetings).flatMap((meeting) => {
      const title = text(meeting['title']);
      if (!title) return [];
      const attended = typeof meeting['attended'] === 'number' ? meeting['attended'] : null;
      return [{ title, startsAt: text(meeting['startsAt']), present: meeting['present'] === true, attended }];
    }),
  };
}

/** Signs of risk as the sample found them. */
export const risksOf = (json: unknown): string[] => (Array.isArray(json) ? json.filter((each): each is string => typeof each === 'string') : []);
