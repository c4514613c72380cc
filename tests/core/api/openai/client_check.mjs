// SPDX-License-Identifier: Apache-2.0
// The official `openai` package, unchanged, against a running server:
//
//   mkdir client && cd client && npm install openai       (any version from 4.104; it is looked for in this folder)
//   node <here>/client_check.mjs http://127.0.0.1:8080/v1 [API_KEY] [MODEL]
//
// Prints one line a check and exits with 1 if one failed. Wants a language model that generates; its texts are not
// judged. Not part of the continuous integration, which has no node.
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {join} from 'node:path';

const require = createRequire(join(process.cwd(), 'here.js'));
const OpenAI = require('openai').default ?? require('openai');

const baseURL = process.argv[2] ?? 'http://127.0.0.1:8080/v1';
const apiKey = process.argv[3] || 'none';
const client = new OpenAI({baseURL, apiKey, maxRetries: 0, timeout: 120_000});
const model = process.argv[4] || (await client.models.list()).data[0].id;
const hello = [{role: 'user', content: 'Say hello to the workbench in one sentence.'}];
const unique = () => `Request ${Math.random()}: tell me a story about a table.`;

let failed = 0;
async function check(name, run) {
  try {
    await run();
    console.log(`pass  ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAIL  ${name}: ${error?.stack ?? error}`);
  }
}
async function refused(promise, type, fields = {}) {
  let error;
  try {
    await promise;
  } catch (thrown) {
    error = thrown;
  }
  assert(error instanceof type, `expected ${type.name}, got ${error?.constructor?.name}: ${error?.message}`);
  for (const [name, value] of Object.entries(fields)) assert.equal(error[name], value, `${name}: ${error.message}`);
  return error;
}
async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}
const text = chunks => chunks.map(c => c.choices[0]?.delta?.content ?? c.choices[0]?.text ?? '').join('');
function wellFormed(chunks) {
  assert(chunks.length >= 2);
  assert.equal(new Set(chunks.map(c => c.id)).size, 1);
  assert.equal(new Set(chunks.map(c => c.model)).size, 1);
  const withChoice = chunks.filter(c => c.choices.length > 0);
  for (const c of withChoice.slice(0, -1)) assert.equal(c.choices[0].finish_reason, null);
  assert(['stop', 'length'].includes(withChoice.at(-1).choices[0].finish_reason));
}

await check('models are listed', async () => {
  const list = await client.models.list();
  assert(list.data.length > 0);
  for (const item of list.data) {
    assert.equal(item.object, 'model');
    assert(Number.isInteger(item.created) && item.owned_by && typeof item.capabilities.chat === 'boolean');
  }
});
await check('a model is described', async () => assert.equal((await client.models.retrieve(model)).id, model));
await check('an unknown model is NotFoundError', () =>
  refused(client.models.retrieve('no-such-model'), OpenAI.NotFoundError, {status: 404, code: 'model_not_found'}));

await check('chat', async () => {
  const {data, response} = await client.chat.completions
    .create({model, messages: hello, max_tokens: 12, seed: 1}).withResponse();
  assert.equal(data.object, 'chat.completion');
  assert.equal(data.model, model);
  assert.equal(data.choices[0].message.role, 'assistant');
  assert.equal(typeof data.choices[0].message.content, 'string');
  assert(data.usage.prompt_tokens > 0 && data.usage.completion_tokens <= 12);
  assert.equal(data.usage.total_tokens, data.usage.prompt_tokens + data.usage.completion_tokens);
  assert.equal(response.headers.get('x-request-id'), data.id);
});
await check('chat, the default model', async () => {
  const answer = await client.chat.completions.create({model: 'default', messages: hello, max_tokens: 2});
  assert(answer.model.length > 0 && answer.model !== 'default');
});
await check('chat, streamed, with usage', async () => {
  const chunks = await collect(await client.chat.completions.create({
    model, messages: hello, max_tokens: 12, seed: 1, stream: true, stream_options: {include_usage: true}}));
  wellFormed(chunks);
  assert.equal(chunks[0].choices[0].delta.role, 'assistant');
  assert.deepEqual(chunks.at(-1).choices, []);
  assert(chunks.at(-1).usage.total_tokens > 0);
  for (const chunk of chunks.slice(0, -1)) assert.equal(chunk.usage, null);
  const whole = await client.chat.completions.create({model, messages: hello, max_tokens: 12, seed: 1});
  assert.equal(text(chunks), whole.choices[0].message.content); // same seed, same answer
});
await check('chat, streamed afresh comes in pieces', async () => {
  const chunks = await collect(await client.chat.completions.create({
    model, messages: [{role: 'user', content: unique()}], max_tokens: 24, stream: true}));
  wellFormed(chunks);
  assert(chunks.filter(c => c.choices[0]?.delta?.content).length > 1);
});
await check("chat, the client's own stream helper", async () => {
  const helper = (client.chat.completions.stream ?? client.beta.chat.completions.stream)
    .call(client.chat.completions.stream ? client.chat.completions : client.beta.chat.completions,
          {model, messages: hello, max_tokens: 8});
  const final = await helper.finalChatCompletion();
  assert.equal(final.choices[0].message.role, 'assistant');
});
await check('chat, parts of text and a developer', async () => {
  await client.chat.completions.create({model, max_tokens: 2, messages: [
    {role: 'developer', content: 'Be brief.'},
    {role: 'user', content: [{type: 'text', text: 'One.'}, {type: 'text', text: 'Two.'}]}]});
});
await check('chat, several choices', async () => {
  const answer = await client.chat.completions.create({model, messages: hello, max_completion_tokens: 6, n: 3, seed: 7});
  assert.deepEqual(answer.choices.map(c => c.index), [0, 1, 2]);
  assert(answer.usage.completion_tokens <= 18);
});
await check('chat, several choices streamed', async () => {
  const chunks = await collect(await client.chat.completions.create(
    {model, messages: hello, max_tokens: 6, n: 2, stream: true}));
  const ends = chunks.filter(c => c.choices[0]?.finish_reason).map(c => c.choices[0].index).sort();
  assert.deepEqual(ends, [0, 1]);
});
await check('stop texts end an answer', async () => {
  const request = {model, prompt: 'a b c', max_tokens: 24, temperature: 0, ignore_eos: true};
  const long = await client.completions.create(request);
  const stop = long.choices[0].text.trim().slice(2, 4);
  assert.equal(stop.length, 2);
  const cut = await client.completions.create({...request, stop: [stop]});
  assert.equal(cut.choices[0].finish_reason, 'stop');
  assert(!cut.choices[0].text.includes(stop));
});

await check('completions', async () => {
  const answer = await client.completions.create({model, prompt: 'Once upon a time'});
  assert.equal(answer.object, 'text_completion');
  assert(answer.usage.completion_tokens <= 16); // the protocol's default
});
await check('completions, streamed', async () => {
  const chunks = await collect(await client.completions.create(
    {model, prompt: unique(), max_tokens: 12, ignore_eos: true, stream: true}));
  wellFormed(chunks);
  assert(text(chunks).length > 0);
});
await check('completions, several prompts', async () => {
  const answer = await client.completions.create({model, prompt: ['One', 'Two', 'Three'], max_tokens: 3, n: 2});
  assert.deepEqual(answer.choices.map(c => c.index), [0, 1, 2, 3, 4, 5]);
});
await check('completions, token ids', async () => {
  const answer = await client.completions.create({model, prompt: [5, 6, 7], max_tokens: 3});
  assert.equal(answer.usage.prompt_tokens, 3);
  assert.equal((await client.completions.create({model, prompt: [[5, 6], [7]], max_tokens: 2})).choices.length, 2);
});

await check('embeddings, as the client asks by default (base64) and as numbers', async () => {
  const input = ['a table', 'a chair'];
  const packed = await client.embeddings.create({model, input});
  const plain = await client.embeddings.create({model, input, encoding_format: 'float'});
  assert.deepEqual(packed.data.map(d => d.index), [0, 1]);
  assert.equal(packed.data[0].embedding.length, plain.data[0].embedding.length);
  for (let i = 0; i < 2; ++i)
    plain.data[i].embedding.forEach((value, j) => assert(Math.abs(value - packed.data[i].embedding[j]) < 1e-6));
  assert(plain.usage.prompt_tokens > 0 && plain.usage.total_tokens === plain.usage.prompt_tokens);
});

await check('a repeated request says that it was cached, and can ask for a fresh one', async () => {
  const request = {model, messages: [{role: 'user', content: unique()}], max_tokens: 4, temperature: 0};
  const header = async options =>
    (await client.chat.completions.create(request, options).withResponse()).response.headers.get('x-cache');
  assert.equal(await header(), 'miss');
  assert.equal(await header(), 'hit');
  assert.equal(await header({headers: {'Cache-Control': 'no-cache'}}), 'miss');
  const {data, response} = await client.chat.completions.create({...request, stream: true}).withResponse();
  wellFormed(await collect(data));
  assert.equal(response.headers.get('x-cache'), 'hit');
});

// Requests that the server counts as cancelled, as soon as there are so many; a wait of 5 s at most.
async function cancelled(expected = 0) {
  const metrics = new URL('/metrics', baseURL);
  for (let turn = 0; ; ++turn) {
    const text = await (await fetch(metrics, {headers: {Authorization: `Bearer ${apiKey}`}})).text();
    const lines = text.split('\n').filter(line => /^aisemble_requests_total\{.*outcome="cancelled"/.test(line));
    const count = lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    if (count >= expected || turn === 100) return count;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

await check('a stream is aborted in its middle, and the server goes on', async () => {
  const before = await cancelled();
  const stream = await client.chat.completions.create({
    model, messages: [{role: 'user', content: unique()}], max_tokens: 400, ignore_eos: true, stream: true});
  let seen = 0;
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta?.content && ++seen === 2) break; // leaving the loop aborts the request
  }
  assert.equal(seen, 2);
  const controller = new AbortController();
  const pending = client.chat.completions.create(
    {model, messages: [{role: 'user', content: unique()}], max_tokens: 400, ignore_eos: true}, {signal: controller.signal});
  setTimeout(() => controller.abort(), 50);
  await refused(pending, OpenAI.APIUserAbortError);
  assert.equal(await cancelled(before + 2), before + 2); // the work has stopped, too
  await client.chat.completions.create({model, messages: hello, max_tokens: 2});
});

const bad = (more, fields) => () => refused(
  client.chat.completions.create({model, messages: hello, max_tokens: 2, ...more}),
  OpenAI.BadRequestError, {status: 400, type: 'invalid_request_error', ...fields});
await check('BadRequestError names the parameter', bad({temperature: 3}, {param: 'temperature', code: 'invalid_value'}));
await check('tools are refused', bad({tools: [{type: 'function', function: {name: 'f', parameters: {}}}]}, {param: 'tools'}));
await check('a JSON format is refused', bad({response_format: {type: 'json_object'}}, {param: 'response_format'}));
await check('log probabilities are refused', bad({logprobs: true}, {param: 'logprobs'}));
await check('an image is refused', bad({messages: [{role: 'user', content: [
  {type: 'image_url', image_url: {url: 'data:image/png;base64,AA=='}}]}]}, {param: 'messages[0].content[0]'}));
await check('no messages', bad({messages: []}, {param: 'messages'}));
await check('a streamed request fails before its first byte', bad({stream: true, n: 0}, {param: 'n'}));
await check('a prompt over the context', async () => {
  const error = await refused(
    client.completions.create({model, prompt: 'word '.repeat(200_000), max_tokens: 2}),
    OpenAI.BadRequestError, {code: 'context_length_exceeded'});
  assert.equal(error.message.match(/\d+/g).length >= 2, true); // the status, and both numbers
});
await check('an unknown model in a chat', () => refused(
  client.chat.completions.create({model: 'no-such-model', messages: hello}), OpenAI.NotFoundError,
  {status: 404, code: 'model_not_found', param: 'model'}));
await check('a path is no model', () => refused(
  client.chat.completions.create({model: '/etc/passwd', messages: hello}), OpenAI.NotFoundError, {code: 'model_not_found'}));
await check('embeddings of tokens are refused', () => refused(
  client.embeddings.create({model, input: [1, 2]}), OpenAI.BadRequestError, {code: 'unsupported_value'}));
await check('an unknown path', () => refused(client.get('/no/such/path'), OpenAI.NotFoundError));
await check('bodies that are no JSON', async () => {
  const send = (body, type) => fetch(`${baseURL}/chat/completions`, {
    method: 'POST', body, headers: {Authorization: `Bearer ${apiKey}`, 'Content-Type': type}});
  for (const [body, type, status] of [['{', 'application/json', 400], ['{}', 'text/plain', 415]]) {
    const response = await send(body, type);
    assert.equal(response.status, status);
    assert.equal((await response.json()).error.type, 'invalid_request_error');
  }
});

console.log(failed === 0 ? 'all passed' : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
