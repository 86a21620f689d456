import type { ReceivedCertificate } from '../certificates/certificate';

/** The months that received certificates cover, by 编号. An erased one covers none. */
export function certifiedMonths(
  received: readonly Pick<ReceivedCertificate, 'subject' | 'certificate'>[]
): Map<string, Set<string>> {
  const months = new Map<string, Set<string>>();
  for (const { subject, certificate } of received)
    for (const { period } of certificate?.months ?? [])
      months.set(subject, (months.get(subject) ?? new Set()).add(period));
  return months;
}
