// SPDX-License-Identifier: Apache-2.0
// The forward pass. Rows are the new tokens of all sequences, one after the other; every buffer is [rows, width].
#include "core/llm/model/decoder_model.h"

#include "core/llm/model/decoder_weights_p.h"
#include "core/llm/model/rope.h"
#include "core/llm/model/row_kernels.h"
#include "core/llm/model/thread_team.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace aisemble::llm {
namespace {

// Up to so many rows our own product reads each weight once at memory speed; above, the BLAS's blocking wins.
constexpr std::size_t kFewRows = 16;
constexpr std::size_t kWidenedOutputs = 256; // rows of a 16-bit weight that are widened at once, a thread
constexpr std::size_t kRowGrain = 16;        // rows of norms and the like a thread takes at least

/// A view of `data`, which must outlive it.
at::Tensor wrap(float* data, std::size_t rows, std::size_t columns, std::size_t stride) {
  return at::from_blob(data, {static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns)},
                       {static_cast<std::int64_t>(stride), 1}, at::TensorOptions().dtype(at::kFloat));
}

/// Around products on a thread of the team: each thread computes its own part alone, so that the BLAS starts no threads
/// of its own, which nobody counts and which spin after their work.
class ProductScope {
 public:
  ProductScope() {
    thread_local bool isTold = false; // the count is the thread's own, and setting it is not free
    if (!isTold) at::set_num_threads(1);
    isTold = true;
  }

 private:
  const c10::InferenceMode m_inference;
};

/// Of a position's first value in the keys of a head.
std::size_t keyOffset(std::size_t position, std::size_t headDim) {
  return position / rows::kKeyBlock * rows::kKeyBlock * headDim + position % rows::kKeyBlock;
}

/// The keys of positions [first, first + length) as a matrix [headDim, length].
void gatherKeys(const float* keys, std::size_t headDim, std::size_t first, std::size_t length, float* out) {
  for (std::size_t done = 0; done < length;) {
    const std::size_t position = first + done;
    const std::size_t run = std::min(rows::kKeyBlock - position % rows::kKeyBlock, length - done);
    const float* block = keys + keyOffset(position, headDim);
    for (std::size_t d = 0; d < headDim; ++d)
      std::memcpy(out + d * length + done, block + d * rows::kKeyBlock, run * sizeof *out);
    done += run;
  }
}

struct RowPlan {
  std::size_t firstRow = 0; // of the slice among all rows
  std::size_t count = 0;
  std::size_t start = 0; // position of its first token
};

} // namespace

struct DecoderRun::State {
  explicit State(std::shared_ptr<const DecoderModel> loaded)
      : model(std::move(loaded)), config(model->config()), weights(model->weights()), rope(config.rope) {}

  void plan(std::span<const SequenceSlice> slices);
  void embed(std::span<const SequenceSlice> slices);
  void layer(std::size_t index, std::span<const SequenceSlice> slices);
  void attention(std::size_t index, std::span<const SequenceSlice> slices);
  void takeIn(std::size_t index, const RowPlan& rows, KvCache& cache);
  void attendFew(std::size_t index, std::span<const SequenceSlice> slices);
  void attendMany(std::size_t index, const RowPlan& rows, KvCache& cache);
  void mlp(const Mlp& block, const float* x, std::size_t count, float* out);
  void mixture(const Layer& block, const float* x, float* out);
  void linear(const Linear& block, const float* x, std::size_t count, float* y);
  void normalise(const Norm& norm, const float* x, float* out, std::size_t count, std::size_t width);
  std::span<float> output(std::span<const SequenceSlice> slices, OutputKind kind);

  [[nodiscard]] std::size_t windowBegin(std::size_t layerIndex, std::size_t position) const {
    const auto window = static_cast<std::size_t>(config.slidingWindow[layerIndex]);
    return window == 0 || position + 1 <= window ? 0 : position + 1 - window;
  }

  const std::shared_ptr<const DecoderModel> model;
  const DecoderConfig& config;
  const DecoderWeights& weights;
  RopeTable rope;
  ThreadTeam team;

  std::vector<RowPlan> plans;
  std::vector<std::size_t> positions; // of each row
  std::size_t count = 0;              // rows
  AlignedFloats x, normed, qkv, mixed, projected, hiddenMlp, activated, blockOut, selected, outputs, scores, queries,
      heads, keyMatrices, wide;
};

void DecoderRun::State::plan(std::span<const SequenceSlice> slices) {
  plans.clear();
  positions.clear();
  count = 0;
  std::size_t furthest = 0;
  for (const SequenceSlice& slice : slices) {
    const RowPlan rows{count, slice.tokens.size(), slice.cache->length()};
    plans.push_back(rows);
    for (std::size_t i = 0; i < rows.count; ++i)
      positions.push_back(rows.start + i);
    count += rows.count;
    furthest = std::max(furthest, rows.start + rows.count);
  }
  rope.reserve(furthest);
  const auto hidden = static_cast<std::size_t>(config.hidden);
  x.grow(count * hidden);
  normed.grow(count * hidden);
  qkv.grow(count * static_cast<std::size_t>(config.qkvWidth()));
  mixed.grow(count * static_cast<std::size_t>(config.queryWidth()));
  projected.grow(count * hidden);
  hiddenMlp.grow(count * static_cast<std::size_t>(config.intermediate) * (config.isGated ? 2 : 1));
  activated.grow(count * static_cast<std::size_t>(config.intermediate));
  blockOut.grow(count * hidden);
}

void DecoderRun::State::embed(std::span<const SequenceSlice> slices) {
  const auto hidden = static_cast<std::size_t>(config.hidden);
  const WeightKind kind = kindOf(weights.embedding);
  const float* learned = dataOrNull(weights.positions);
  float* row = x.data();
  std::size_t index = 0;
  for (const SequenceSlice& slice : slices)
    for (const std::int32_t token : slice.tokens) {
      rows::widen(kind, weights.embedding.data_ptr(), static_cast<std::size_t>(token) * hidden, row, hidden);
      if (config.embeddingScale != 1.0F) rows::scale(row, config.embeddingScale, hidden);
      if (learned != nullptr) rows::add(row, learned + positions[index] * hidden, hidden);
      row += hidden;
      ++index;
    }
}

void DecoderRun::State::linear(const Linear& block, const float* in, std::size_t rowCount, float* y) {
  const std::size_t inputs = block.inputs();
  const std::size_t outputCount = block.outputs();
  const WeightKind kind = kindOf(block.weight);
  if (rowCount <= kFewRows) {
    const rows::Product product{
        block.weight.data_ptr(), kind, dataOrNull(block.bias), in, y, rowCount, inputs, outputCount};
    const std::size_t grain = std::max<std::size_t>(4, kWorthAThread / (inputs * rowCount));
    team.split(outputCount, grain, [&](std::size_t begin, std::size_t end) { rows::product(product, begin, end); });
    return;
  }
  // 16-bit weights are widened block by block: once for all rows, and never the whole matrix at a time.
  const std::size_t blockSize = kind == WeightKind::Float32 ? outputCount : std::min(kWidenedOutputs, outputCount);
  float* widened =
      kind == WeightKind::Float32 ? nullptr : wide.grow(static_cast<std::size_t>(team.threads()) * blockSize * inputs);
  const std::size_t grain = std::max<std::size_t>(16, kWorthAThread / rowCount / inputs);
  team.split(outputCount, grain, [&](std::size_t begin, std::size_t end, std::size_t part) {
    const ProductScope scope;
    const at::Tensor input = wrap(const_cast<float*>(in), rowCount, inputs, inputs); // only read
    for (std::size_t o = begin; o < end; o += blockSize) {
      const std::size_t size = std::min(blockSize, end - o);
      at::Tensor weight;
      if (widened == nullptr) {
        weight = block.weight.narrow(0, static_cast<std::int64_t>(o), static_cast<std::int64_t>(size));
      } else {
        float* own = widened + part * blockSize * inputs;
        rows::widen(kind, block.weight.data_ptr(), o * inputs, own, size * inputs);
        weight = wrap(own, size, inputs, inputs);
      }
      at::Tensor out = wrap(y + o, rowCount, size, outputCount);
      if (block.bias.defined())
        at::addmm_out(out, block.bias.narrow(0, static_cast<std::int64_t>(o), static_cast<std::int64_t>(size)), input,
                      weight.t());
      else
        at::mm_out(out, input, weight.t());
    }
  });
}

void DecoderRun::State::normalise(const Norm& norm, const float* in, float* out, std::size_t rowCount,
                                  std::size_t width) {
  const float* weight = norm.weight.data_ptr<float>();
  const float* bias = dataOrNull(norm.bias);
  team.split(rowCount, kRowGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      if (config.norm == NormKind::Rms)
        rows::rmsNorm(in + r * width, weight, out + r * width, width, config.normEpsilon, config.normWeightOffset);
      else
        rows::layerNorm(in + r * width, weight, bias, out + r * width, width, config.normEpsilon);
    }
  });
}

/// Norms and turns the queries and keys of a slice, and stores its keys and values in the cache.
void DecoderRun::State::takeIn(std::size_t index, const RowPlan& plan, KvCache& cache) {
  const Layer& block = weights.layers[index];
  const auto headDim = static_cast<std::size_t>(config.headDim);
  const auto queryHeads = static_cast<std::size_t>(config.heads);
  const auto kvHeads = static_cast<std::size_t>(config.kvHeads);
  const auto width = static_cast<std::size_t>(config.qkvWidth());
  const float* queryWeight = dataOrNull(block.queryNorm.weight);
  const float* keyWeight = dataOrNull(block.keyNorm.weight);
  const std::size_t half = rope.half();
  team.split(plan.count, kRowGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      float* row = qkv.data() + (plan.firstRow + i) * width;
      const std::size_t position = plan.start + i;
      for (std::size_t h = 0; h < queryHeads + kvHeads; ++h) {
        float* head = row + h * headDim;
        const float* weight = h < queryHeads ? queryWeight : keyWeight;
        if (weight != nullptr) rows::rmsNorm(head, weight, head, headDim, config.normEpsilon, config.normWeightOffset);
        if (half != 0) rows::rotate(head, rope.cosine(position), rope.sine(position), half);
      }
      const float* keys = row + queryHeads * headDim;
      const float* values = keys + kvHeads * headDim;
      for (std::size_t h = 0; h < kvHeads; ++h) {
        float* cachedKeys = cache.keys(index, h) + keyOffset(position, headDim);
        for (std::size_t d = 0; d < headDim; ++d)
          cachedKeys[d * rows::kKeyBlock] = keys[h * headDim + d];
        std::memcpy(cache.values(index, h) + position * headDim, values + h * headDim, headDim * sizeof *values);
      }
    }
  });
}

/// Slices of few tokens: one query at a time, all slices and heads as one list of tasks.
void DecoderRun::State::attendFew(std::size_t index, std::span<const SequenceSlice> slices) {
  const auto headDim = static_cast<std::size_t>(config.headDim);
  const auto queryHeads = static_cast<std::size_t>(config.heads);
  const std::size_t group = queryHeads / static_cast<std::size_t>(config.kvHeads);
  const auto width = static_cast<std::size_t>(config.qkvWidth());
  struct Task {
    std::size_t row;
    KvCache* cache;
  };
  std::vector<Task> tasks;
  std::size_t longest = 0;
  std::size_t work = 0;
  for (std::size_t s = 0; s < slices.size(); ++s) {
    if (plans[s].count > kFewRows) continue;
    for (std::size_t i = 0; i < plans[s].count; ++i) {
      tasks.push_back({plans[s].firstRow + i, slices[s].cache});
      work += (plans[s].start + i + 1) * headDim * 2;
    }
    longest = std::max(longest, plans[s].start + plans[s].count);
  }
  if (tasks.empty()) return;
  const std::size_t scratch = (longest + rows::kKeyBlock - 1) / rows::kKeyBlock * rows::kKeyBlock;
  const std::size_t total = tasks.size() * queryHeads;
  scores.grow(scratch * static_cast<std::size_t>(team.threads()));
  const std::size_t grain = std::max<std::size_t>(1, kWorthAThread * tasks.size() / std::max<std::size_t>(work, 1));
  team.split(total, grain, [&](std::size_t begin, std::size_t end, std::size_t part) {
    float* own = scores.data() + scratch * part;
    for (std::size_t t = begin; t < end; ++t) {
      const Task& task = tasks[t / queryHeads];
      const std::size_t h = t % queryHeads;
      const std::size_t position = positions[task.row];
      rows::Attention a;
      a.query = qkv.data() + task.row * width + h * headDim;
      a.keys = task.cache->keys(index, h / group);
      a.values = task.cache->values(index, h / group);
      a.out = mixed.data() + task.row * queryHeads * headDim + h * headDim;
      a.scores = own;
      a.headDim = headDim;
      a.begin = windowBegin(index, position);
      a.end = position + 1;
      a.scale = config.attentionScale;
      a.cap = config.attentionSoftCap;
      rows::attend(a);
    }
  });
}

/// One slice of many tokens: matrix products, one key head with its group of query heads at a time.
void DecoderRun::State::attendMany(std::size_t index, const RowPlan& plan, KvCache& cache) {
  const auto headDim = static_cast<std::size_t>(config.headDim);
  const auto queryHeads = static_cast<std::size_t>(config.heads);
  const auto kvHeads = static_cast<std::size_t>(config.kvHeads);
  const std::size_t group = queryHeads / kvHeads;
  const auto width = static_cast<std::size_t>(config.qkvWidth());
  const std::size_t first = windowBegin(index, plan.start); // no query of the slice sees anything before
  const std::size_t length = plan.start + plan.count - first;
  const std::size_t rowCount = group * plan.count;
  const std::size_t parts = std::min(static_cast<std::size_t>(team.threads()), kvHeads);
  queries.grow(parts * rowCount * headDim);
  scores.grow(parts * rowCount * length);
  heads.grow(parts * rowCount * headDim);
  keyMatrices.grow(parts * headDim * length);
  team.split(kvHeads, 1, [&](std::size_t begin, std::size_t end, std::size_t part) {
    const ProductScope scope;
    float* q = queries.data() + part * rowCount * headDim;
    float* s = scores.data() + part * rowCount * length;
    float* o = heads.data() + part * rowCount * headDim;
    float* k = keyMatrices.data() + part * headDim * length;
    for (std::size_t kv = begin; kv < end; ++kv) {
      for (std::size_t r = 0; r < rowCount; ++r)
        std::memcpy(q + r * headDim,
                    qkv.data() + (plan.firstRow + r % plan.count) * width + (kv * group + r / plan.count) * headDim,
                    headDim * sizeof *q);
      gatherKeys(cache.keys(index, kv), headDim, first, length, k);
      at::Tensor scoreMatrix = wrap(s, rowCount, length, length);
      at::mm_out(scoreMatrix, wrap(q, rowCount, headDim, headDim), wrap(k, headDim, length, length));
      for (std::size_t r = 0; r < rowCount; ++r) {
        const std::size_t position = plan.start + r % plan.count;
        rows::softmax(s + r * length, {windowBegin(index, position) - first, position + 1 - first, length,
                                       config.attentionScale, config.attentionSoftCap});
      }
      at::Tensor headMatrix = wrap(o, rowCount, headDim, headDim);
      at::mm_out(headMatrix, scoreMatrix, wrap(cache.values(index, kv) + first * headDim, length, headDim, headDim));
      for (std::size_t r = 0; r < rowCount; ++r)
        std::memcpy(mixed.data() + (plan.firstRow + r % plan.count) * queryHeads * headDim +
                        (kv * group + r / plan.count) * headDim,
                    o + r * headDim, headDim * sizeof *o);
    }
  });
}

void DecoderRun::State::attention(std::size_t index, std::span<const SequenceSlice> slices) {
  linear(weights.layers[index].qkv, normed.data(), count, qkv.data());
  for (std::size_t s = 0; s < slices.size(); ++s)
    takeIn(index, plans[s], *slices[s].cache);
  attendFew(index, slices);
  for (std::size_t s = 0; s < slices.size(); ++s)
    if (plans[s].count > kFewRows) attendMany(index, plans[s], *slices[s].cache);
  linear(weights.layers[index].attentionOut, mixed.data(), count, projected.data());
}

void DecoderRun::State::mlp(const Mlp& block, const float* in, std::size_t rowCount, float* out) {
  const auto width = static_cast<std::size_t>(config.intermediate);
  const std::size_t stride = config.isGated ? 2 * width : width;
  float* inner = hiddenMlp.data();
  linear(block.gateUp, in, rowCount, inner);
  float* packed = activated.data(); // gate and up lie side by side in a row, their product is half as wide
  team.split(rowCount, kRowGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r)
      rows::activate(config.activation, inner + r * stride, config.isGated ? inner + r * stride + width : nullptr,
                     packed + r * width, width);
  });
  linear(block.down, packed, rowCount, out);
}

/// Sparse mixture: softmax over all experts, the best few keep their share, renormalised (Mixtral, Jiang et al. 2024).
void DecoderRun::State::mixture(const Layer& block, const float* in, float* out) {
  const auto hidden = static_cast<std::size_t>(config.hidden);
  const auto expertCount = static_cast<std::size_t>(config.experts);
  const auto chosenCount = static_cast<std::size_t>(config.expertsPerToken);
  std::vector<float> routing(count * expertCount);
  linear(block.router, in, count, routing.data());
  struct Visit {
    std::size_t row;
    float share;
  };
  std::vector<std::vector<Visit>> visits(expertCount);
  std::vector<std::size_t> order(expertCount);
  for (std::size_t r = 0; r < count; ++r) {
    float* shares = routing.data() + r * expertCount;
    rows::softmax(shares, {0, expertCount, expertCount, 1.0F, 0.0F});
    for (std::size_t e = 0; e < expertCount; ++e)
      order[e] = e;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
    float total = 0;
    for (std::size_t k = 0; k < chosenCount; ++k)
      total += shares[order[k]];
    for (std::size_t k = 0; k < chosenCount; ++k)
      visits[order[k]].push_back({r, shares[order[k]] / total});
  }
  std::memset(out, 0, count * hidden * sizeof *out);
  AlignedFloats gathered(count * hidden);
  AlignedFloats answer(count * hidden);
  for (std::size_t e = 0; e < expertCount; ++e) {
    const std::vector<Visit>& rowsHere = visits[e];
    if (rowsHere.empty()) continue;
    for (std::size_t v = 0; v < rowsHere.size(); ++v)
      std::memcpy(gathered.data() + v * hidden, in + rowsHere[v].row * hidden, hidden * sizeof *in);
    mlp(block.experts[e], gathered.data(), rowsHere.size(), answer.data());
    for (std::size_t v = 0; v < rowsHere.size(); ++v) {
      rows::scale(answer.data() + v * hidden, rowsHere[v].share, hidden);
      rows::add(out + rowsHere[v].row * hidden, answer.data() + v * hidden, hidden);
    }
  }
}

void DecoderRun::State::layer(std::size_t index, std::span<const SequenceSlice> slices) {
  const Layer& block = weights.layers[index];
  const auto hidden = static_cast<std::size_t>(config.hidden);
  const auto addRows = [&](const float* from) {
    team.split(count, kRowGrain, [&](std::size_t begin, std::size_t end) {
      rows::add(x.data() + begin * hidden, from + begin * hidden, (end - begin) * hidden);
    });
  };
  normalise(block.attentionNorm, x.data(), normed.data(), count, hidden);
  attention(index, slices);
  if (config.hasPostNorms) normalise(block.postAttentionNorm, projected.data(), projected.data(), count, hidden);
  if (!config.isParallelResidual) addRows(projected.data());
  normalise(block.mlpNorm, x.data(), normed.data(), count, hidden);
  if (config.isParallelResidual) addRows(projected.data());
  if (config.experts == 0)
    mlp(block.mlp, normed.data(), count, blockOut.data());
  else
    mixture(block, normed.data(), blockOut.data());
  if (config.hasPostNorms) normalise(block.postMlpNorm, blockOut.data(), blockOut.data(), count, hidden);
  addRows(blockOut.data());
}

std::span<float> DecoderRun::State::output(std::span<const SequenceSlice> slices, OutputKind kind) {
  const auto hidden = static_cast<std::size_t>(config.hidden);
  const auto vocabulary = static_cast<std::size_t>(config.vocabulary);
  std::size_t wanted = 0;
  float* rowsOut = selected.grow(count * hidden);
  for (std::size_t s = 0; s < slices.size(); ++s) {
    const RowPlan& rows = plans[s];
    const std::size_t take = slices[s].output == OutputRows::All    ? rows.count
                             : slices[s].output == OutputRows::Last ? 1
                                                                    : 0;
    std::memcpy(rowsOut + wanted * hidden, x.data() + (rows.firstRow + rows.count - take) * hidden,
                take * hidden * sizeof *rowsOut);
    wanted += take;
  }
  if (wanted == 0) return {};
  normalise(weights.finalNorm, rowsOut, rowsOut, wanted, hidden);
  if (kind == OutputKind::Hidden) return {rowsOut, wanted * hidden};
  float* logits = outputs.grow(wanted * vocabulary);
  linear(weights.head, rowsOut, wanted, logits);
  if (config.finalSoftCap > 0) rows::softCap(logits, config.finalSoftCap, wanted * vocabulary);
  return {logits, wanted * vocabulary};
}

DecoderRun::DecoderRun(std::shared_ptr<const DecoderModel> model)
    : m_state(std::make_unique<State>(std::move(model))) {}
DecoderRun::~DecoderRun() = default;

const DecoderModel& DecoderRun::model() const {
  return *m_state->model;
}

void DecoderRun::setThreads(int threads) {
  m_state->team.setThreads(threads);
}

Result<std::span<float>> DecoderRun::forward(std::span<const SequenceSlice> slices, OutputKind kind) {
  State& state = *m_state;
  for (const SequenceSlice& slice : slices) {
    if (slice.tokens.empty()) return fail(ErrorCode::InvalidArgument, "There are no tokens to run the model on.");
    for (const std::int32_t token : slice.tokens)
      if (token < 0 || token >= state.config.vocabulary)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("Token id {} is not in the model's vocabulary of {}.", token, state.config.vocabulary));
    if (slice.cache->length() + slice.tokens.size() > slice.cache->capacity())
      return fail(ErrorCode::TooLarge,
                  fmt::format("{} tokens do not fit into a context of {} that already holds {}.", slice.tokens.size(),
                              slice.cache->capacity(), slice.cache->length()));
  }
  try {
    const c10::InferenceMode inference;
    state.plan(slices);
    state.embed(slices);
    for (std::size_t i = 0; i < state.weights.layers.size(); ++i)
      state.layer(i, slices);
    const std::span<float> out = state.output(slices, kind);
    for (const SequenceSlice& slice : slices)
      slice.cache->m_length += slice.tokens.size();
    return out;
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory for this step of the model. Use a shorter text.");
  } catch (const c10::Error& error) {
    return fail(ErrorCode::Internal, "libtorch refused a step of the model.", error.what_without_backtrace());
  } catch (const std::exception& error) {
    return fail(ErrorCode::Internal, "A step of the model failed.", error.what());
  }
}

} // namespace aisemble::llm
