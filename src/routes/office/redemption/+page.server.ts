import { dayIn, yearOf } from '$lib/calendar';
import {
  accountYears,
  closedShopOn,
  isInAccount,
  isOpenAccount,
  onlyYear,
  shopOn,
  type AccountYears
} from '$lib/points';
import { isBarred, partsInRow } from '$lib/server/domain/conflicts/conflict';
import { actingPerson } from '$lib/server/domain/conflicts/person-in-matter';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { longestRemark, redeemGoods, undoRedemption } from '$lib/server/domain/redemptions/redeem';
import { redemptionAccounts } from '$lib/server/domain/redemptions/redemption-accounts';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { goodsView, redemptionAccountView } from '../../redemption-view';
import { officeActor } from '../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Lists who may spend how many points on which goods, and every line (积分兑换). */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'redeem');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const scheme = schemeOf(stores, today);
    const closed = closedShopOn(scheme, today);
    const shop = shopOn(scheme, today) ?? closed;
    if (!shop) return { rule: null };
    const { rule: redemption } = shop;
    const thisYear = yearOf(today);
    const spent = (await stores.redemptions.lines()).map((line) => line.year);
    const accounts = accountsOf(scheme, [...spent, ...(closed ? [closed.year] : [thisYear - 1, thisYear])]);
    const asked = Number(event.url.searchParams.get('year')) || shop.year;
    const years = accounts.find((each) => isInAccount(each, asked)) ?? accountYears(scheme, shop.year);
    const person = await actingPerson(actor, stores.accounts);
    const shown = await redemptionAccounts(stores, { years });
    return {
      rule: {
        clears: redemption.clears === 'year',
        clause: redemption.clause,
        /** the account that still buys goods by rules that aren't in force any more; null: they are, or all is over */
        ending: closed === null && shop.year < thisYear ? accountYears(scheme, shop.year) : null,
        /** the first day of rules that know no goods any more, by which nothing is bought; null: goods are bought */
        closedSince: closed?.since ?? null,
        goods: goodsView(redemption)
      },
      isOneYear: onlyYear(years) !== null,
      /** the year of the account that is shown by which a line is booked today */
      year: spentYear(years, thisYear),
      accounts: accounts.map((each) => ({ years: each, year: spentYear(each, thisYear) })),
      isOpen: closed === null && isOpenAccount(years, today),
      today,
      longest: longestRemark,
      people: shown.map((account) => ({
        subject: account.subject,
        name: account.name,
        ...redemptionAccountView(account, scheme),
        isOwn: isBarred({ deed: 'enter', parts: partsInRow(person, account.subject) })
      })),
      done: event.url.searchParams.get('done'),
      key: randomUUID()
    };
  });
};

/** The accounts that some years' points are in, each once, by year. */
function accountsOf(scheme: Parameters<typeof accountYears>[0], years: number[]): AccountYears[] {
  return years
    .sort((one, other) => one - other)
    .map((year) => accountYears(scheme, year))
    .filter(({ first }, at, all) => all.findIndex((each) => each.first === first) === at);
}

/** The year of an account by which a line is booked: this one, or the last that it has. */
function spentYear({ last }: AccountYears, thisYear: number): number {
  return Math.min(last ?? thisYear, thisYear);
}

export const actions: Actions = {
  redeem: async (event) => {
    const actor = officeActor(event, 'redeem');
    const form = await formOf(event.request);
    const typed = {
      subject: field(form, 'subject'),
      good: field(form, 'good'),
      quantity: field(form, 'quantity'),
      day: field(form, 'day'),
      year: field(form, 'year'),
      words: field(form, 'words')
    };
    const done = await orRefused(
      () => redeemGoods(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok
      ? redirect(303, `/office/redemption?done=${done.answer.no}&year=${typed.year}`)
      : done.refused;
  },
  undo: async (event) => {
    const actor = officeActor(event, 'redeem');
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), line: field(form, 'line'), words: field(form, 'words') };
    const done = await orRefused(() => undoRedemption(event.locals.app, actor, input), {
      undo: { line: input.line, words: input.words }
    });
    return done.ok
      ? redirect(303, `/office/redemption?done=${done.answer.no}&year=${field(form, 'year')}`)
      : done.refused;
  }
};
