import { createLink, type LinkComponent } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes, type ButtonHTMLAttributes, type ReactNode } from 'react';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'bad';

interface Looks {
  kind?: ButtonKind;
  icon?: ReactNode;
}

const classOf = (kind: ButtonKind = 'secondary', extra = '') => `btn ${kind === 'secondary' ? '' : kind} ${extra}`.trim();

/** One act; at most one primary per card or page region. `busy` keeps it pressed once and says so. */
export function Button({ kind, icon, busy, className, children, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & Looks & { busy?: boolean }) {
  return (
    <button type="button" {...rest} className={classOf(kind, className)} disabled={rest.disabled || busy} aria-busy={busy || undefined}>
      {icon}
      {children}
    </button>
  );
}

const Anchor = forwardRef<HTMLAnchorElement, AnchorHTMLAttributes<HTMLAnchorElement> & Looks>(({ kind, icon, className, children, ...rest }, ref) => (
  <a ref={ref} {...rest} className={classOf(kind, className)}>
    {icon}
    {children}
  </a>
));
Anchor.displayName = 'Anchor';

const Routed = createLink(Anchor);

/** A link that looks like a button: it leads somewhere, it does nothing. */
export const LinkButton: LinkComponent<typeof Anchor> = (props) => <Routed {...props} />;

/** A quiet act inside text. */
export function LinkAct({ children, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className="link-btn">
      {children}
    </button>
  );
}
