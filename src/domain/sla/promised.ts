import { targetsChanged } from './change-terms.js';
import { targetsFor, within, type Classified, type Policy, type Targets } from './policy.js';

/** What a request is taken for, and what it is promised as that: by the policy, or by hand (rules 7 and 8). */
export class Promised {
  under: Classified = { severity: 'general' };
  targets: Targets = {};
  /** What it was promised as anything else that it was taken for. */
  private readonly before = new Map<string, { under: Classified; targets: Targets }>();

  register(policy: Policy, under: Classified): void {
    this.under = under;
    this.targets = targetsFor(policy, under);
  }

  /** @param given what is not said stays; `targets` by hand count, of the metrics that the category has */
  reclassify(
    policy: Policy,
    given: { severity?: string | undefined; category?: string | undefined; targets?: Targets | undefined },
  ): void {
    const { under } = this;
    const to = {
      severity: given.severity ?? under.severity,
      category: given.category ?? under.category,
    };
    const targets = within(policy, to.category, { ...this.targetsOf(policy, to), ...given.targets });
    this.before.set(nameOf(under), { under, targets: this.targets });
    this.under = to;
    this.targets = targets;
  }

  /** Another policy holds for whatever it is taken for. */
  changePolicy(policies: { from: Policy; to: Policy }): void {
    this.targets = targetsChanged(this.targets, this.under, policies);
    for (const known of this.before.values()) {
      known.targets = targetsChanged(known.targets, known.under, policies);
    }
  }

  /** What it was promised as what it was taken for then; as what it is now, if it never was that. */
  targetsAs(under: Classified): Targets {
    const before = nameOf(under) === nameOf(this.under) ? undefined : this.before.get(nameOf(under));
    return before?.targets ?? this.targets;
  }

  /**
   * Going back to a severity and category brings back the targets they had; one not seen before has the policy's, or
   * else the present ones.
   */
  private targetsOf(policy: Policy, to: Classified): Targets {
    const { severities, categories, metrics } = policy;
    if (nameOf(to) === nameOf(this.under)) return this.targets;
    const known = this.before.get(nameOf(to));
    if (known) return known.targets;
    const matters = categories ?? metrics ?? (to.severity === this.under.severity ? undefined : severities);
    if (!matters) return this.targets;
    const [was, is] = [targetsFor(policy, this.under), targetsFor(policy, to)];
    const kept = Object.entries(this.targets).filter(([metric]) => !(metric in was));
    return { ...Object.fromEntries(kept), ...is };
  }
}

const nameOf = ({ severity, category = '' }: Classified): string => JSON.stringify([severity, category]);
