import { dayIn } from '$lib/calendar';
import { formatPoints } from '$lib/points';
import { may } from '$lib/server/platform/access/actor';
import type { Certificate, ReceivedCertificate } from '$lib/server/domain/certificates/certificate';
import {
  issueCertificate,
  paperLimits,
  receivePaper,
  receiveCertificate
} from '$lib/server/domain/certificates/transfer';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { wasText } from '$lib/ui/text/was-text';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../../forms/fields';
import { formOf } from '../../../../forms/form-of';
import { orRefused } from '../../../../forms/refused';
import { officeActor } from '../../../office-actor';
import { refuse } from '../../../../refuse';
import type { Actions, PageServerLoad } from './$types';

type CertificateOfEitherKind = Pick<ReceivedCertificate, 'digest' | 'code' | 'by' | 'at' | 'certificate'>;

/** A person's certificates: those that this unit has issued, and those brought from another. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-ledger');
  const { app } = event.locals;
  const { person: number } = event.params;
  return app.readTransaction(actor, async (stores) => {
    const person = (await stores.roster.list()).find(({ id }) => id === number);
    if (!person) refuse(404, 'not-found');
    const names = accountNames(await stores.accounts.list());
    const { timeZone } = stores.unit;
    const issued = await stores.certificates.issued(number);
    const received = await stores.certificates.received(number);
    const codes = [...issued, ...received].flatMap(({ code }) => code ?? []);
    const corrected = await stores.certificates.correctedSince(codes);
    const common = (one: CertificateOfEitherKind) => ({
      digest: one.digest,
      by: names.get(one.by) ?? '',
      day: dayIn(timeZone, new Date(one.at)),
      certificate: one.certificate && viewOf(one.certificate),
      /** months that their unit has corrected since */
      corrected: corrected.get(one.code ?? '') ?? []
    });
    return {
      key: randomUUID(),
      today: dayIn(timeZone, app.clock()),
      keeps: may(actor, 'keep-roster'),
      who: { id: person.id, name: person.name },
      done: event.url.searchParams.get('done'),
      longest: paperLimits,
      issued: issued.map((one) => ({
        ...common(one),
        id: one.id,
        code: one.code.replace(/(.{4})(?=.)/g, '$1 ')
      })),
      received: received.map((one) => ({ ...common(one), id: one.id }))
    };
  });
};

function viewOf(certificate: Certificate) {
  return {
    ...certificate,
    months: certificate.months.map(({ period, points, balance, rank, was }) => ({
      period,
      rank,
      points: formatPoints(points, { signed: true }),
      balance: balance === null ? '' : formatPoints(balance),
      was: was ? wasText({ amount: was.points, rank: was.rank }) : null
    }))
  };
}

const back = (person: string, done: string) =>
  redirect(303, `/office/people/${encodeURIComponent(person)}/standing?done=${done}`);

export const actions: Actions = {
  certify: async (event) => {
    const actor = officeActor(event, 'keep-roster');
    const { person } = event.params;
    const key = field(await formOf(event.request), 'key');
    const done = await orRefused(() => issueCertificate(event.locals.app, actor, { key, subject: person }), {
      typed: null
    });
    return done.ok ? back(person, 'issued') : done.refused;
  },

  receive: async (event) => {
    const actor = officeActor(event, 'keep-roster');
    const { person } = event.params;
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), subject: person, code: field(form, 'code') };
    const done = await orRefused(() => receiveCertificate(event.locals.app, actor, asked), { typed: null });
    return done.ok ? back(person, 'received') : done.refused;
  },

  paper: async (event) => {
    const actor = officeActor(event, 'keep-roster');
    const { person } = event.params;
    const form = await formOf(event.request);
    const typed = {
      unit: field(form, 'formerUnit'),
      scheme: field(form, 'scheme'),
      no: field(form, 'no'),
      day: field(form, 'day'),
      months: field(form, 'months')
    };
    const done = await orRefused(
      () => receivePaper(event.locals.app, actor, { key: field(form, 'key'), subject: person, ...typed }),
      { typed }
    );
    return done.ok ? back(person, 'received') : done.refused;
  }
};
