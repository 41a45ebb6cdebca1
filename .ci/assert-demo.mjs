// The demo's result on the sample, as a reader of its JSON would check it: every row its own answer, nothing paid twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const { rows, summary } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
assert.equal(summary.rows, 25);
assert.equal(summary.lookups, 23);
assert.equal(summary.skipped, 1);
assert.equal(summary.duplicates, 1);
assert.equal(summary.creditsUsed, 23);
assert.equal(summary.submits, 23);
assert.equal(summary.found + summary.notFound + summary.errors, 23);
assert.ok(summary.requests <= 60, `${summary.requests} requests`);
for (const row of rows) {
  if (row.Email === '') continue;
  const plain = (text) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]/g, '');
  assert.ok(
    plain(row.Email.split('@')[0]).includes(plain(row['Last name'])),
    `${row['Last name']} has ${row.Email}`,
  );
  assert.ok(row.Website.includes(row.Email.split('@')[1]), `${row.Website} has ${row.Email}`);
}
assert.equal(rows.find((row) => row.Notes === 'Card without a name').Email, '');
assert.equal(rows.find((row) => row['Last name'] === 'Lindqvist').Status, 'Not found');
const twins = rows.filter((row) => row['First name'] === 'Noor');
assert.equal(twins.length, 2);
assert.equal(twins[0].Email, twins[1].Email);
console.log('the demo: every row has its own answer');
