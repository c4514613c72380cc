// SPDX-License-Identifier: Apache-2.0
#include "core/remote/protocol.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>

using namespace aisemble;
using namespace aisemble::remote;

namespace {

Endpoint endpoint() {
  Endpoint out;
  out.url = "http://triton.example:8000";
  out.protocol = Protocol::OpenInference;
  out.model = "animals";
  return out;
}
VisionRequest vision(VisionTask task = VisionTask::Classify) {
  VisionRequest out;
  out.task = task;
  out.image = EncodedImage{std::make_shared<const std::string>("\x89PNG bytes")};
  return out;
}
NlpRequest language() {
  NlpRequest out;
  out.task = NlpTask::Language;
  out.text = "hallo";
  return out;
}
/// JSON with ' for ", as moc does not read raw strings with quotes at their ends.
std::string json(std::string text) {
  std::ranges::replace(text, '\'', '"');
  return text;
}
std::string metadata(const std::string& inputs) {
  return json("{'name':'animals','versions':['1'],'platform':'x','inputs':[" + inputs +
              "],'outputs':[{'name':'label','datatype':'BYTES','shape':[-1]}]}");
}
std::string input(const std::string& name, const std::string& datatype = "BYTES", const std::string& shape = "[-1]") {
  return json("{'name':'" + name + "','datatype':'" + datatype + "','shape':" + shape + "}");
}
std::string outputs(const std::string& list) {
  return json("{'model_name':'animals','outputs':[") + list + "]}";
}
std::string ownAnswer() {
  const std::string text =
      json("{'analysis_type':'classify','results':{'classifications':[{'label':'cat','confidence':0.5}],"
           "'primary_class':{'label':'cat','confidence':0.5}}}");
  const nlohmann::json out = {{"name", "result"}, {"datatype", "BYTES"}, {"shape", {1}}, {"data", {text}}};
  return out.dump();
}
Result<Response> decode(const Request& request, const std::string& body) {
  return decodeAnswer(request, endpoint(), {200, {}}, body);
}
std::string packed(std::initializer_list<float> values) {
  std::string out(values.size() * 4, '\0');
  std::memcpy(out.data(), values.begin(), out.size());
  return out;
}
Result<Response> decodeBinary(const Request& request, const std::string& header, const std::string& bytes) {
  return decodeAnswer(request, endpoint(), {200, {{"Inference-Header-Content-Length", std::to_string(header.size())}}},
                      header + bytes);
}

} // namespace

class TestOpenInference : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void addresses() {
    QCOMPARE(*metadataUrl(vision(), endpoint()), std::string("http://triton.example:8000/v2/models/animals"));
    VisionRequest named = vision();
    named.model = "../x y/ü";
    QCOMPARE(*metadataUrl(named, endpoint()), std::string("http://triton.example:8000/v2/models/..%2Fx%20y%2F%C3%BC"));
    named.model = "..";
    QCOMPARE(*metadataUrl(named, endpoint()), std::string("http://triton.example:8000/v2/models/%2E%2E"));
    QCOMPARE(*healthUrl(endpoint()), std::string("http://triton.example:8000/v2/health/ready"));
    Endpoint nameless = endpoint();
    nameless.model.clear();
    QVERIFY(!metadataUrl(vision(), nameless));
    QCOMPARE(encodeCall(vision(), nameless).error().code, ErrorCode::InvalidArgument);
  }

  void sendsImagesAsBinary() {
    const VisionRequest request = vision();
    const auto call = encodeCall(request, endpoint(), metadata(input("image", "BYTES", "[1,1]") + "," + input("task")));
    QVERIFY2(call, call ? "" : call.error().message.c_str());
    QCOMPARE(call->url, std::string("http://triton.example:8000/v2/models/animals/infer"));
    const std::string body = call->body.joined();
    const std::size_t length = std::stoul(*findHeader(call->headers, "inference-header-content-length"));
    QCOMPARE(length, call->body.pieces[0]->size());
    QCOMPARE(nlohmann::json::parse(body.substr(0, length)),
             nlohmann::json::parse(
                 R"({"inputs":[{"name":"image","shape":[1,1],"datatype":"BYTES","parameters":{"binary_data_size":14}},)"
                 R"({"name":"task","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":12}}],)"
                 R"("parameters":{"binary_data_output":true}})"));
    using namespace std::string_literals;
    QCOMPARE(body.substr(length), "\x0A\0\0\0\x89PNG bytes\x08\0\0\0classify"s);
    QCOMPARE(call->body.pieces[2].get(), std::get<EncodedImage>(request.image).bytes.get()); // not copied
  }

  void sendsTextAsJson() {
    NlpRequest request = language();
    request.language = "de";
    const auto call =
        encodeCall(request, endpoint(), metadata(input("text") + "," + input("language") + "," + input("options")));
    QVERIFY2(call, call ? "" : call.error().message.c_str());
    QVERIFY(findHeader(call->headers, "inference-header-content-length") == nullptr);
    QCOMPARE(nlohmann::json::parse(call->body.joined()),
             nlohmann::json::parse(R"({"inputs":[{"name":"text","shape":[1],"datatype":"BYTES","data":["hallo"]},)"
                                   R"({"name":"language","shape":[1],"datatype":"BYTES","data":["de"]},)"
                                   R"({"name":"options","shape":[1],"datatype":"BYTES","data":["{}"]}]})"));
  }

  void refusesModels_data() {
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const std::string& text, ErrorCode code) {
      QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(code);
    };
    row("pixels", metadata(input("image", "FP32", "[-1,3,224,224]")), ErrorCode::Unsupported);
    row("several at once", metadata(input("image", "BYTES", "[4]")), ErrorCode::Unsupported);
    row("unknown second input", metadata(input("image") + "," + input("mystery")), ErrorCode::Unsupported);
    row("only a task", metadata(input("task")), ErrorCode::Unsupported);
    row("no JSON", "<html>", ErrorCode::Corrupt);
    row("no inputs", R"({"outputs":[]})", ErrorCode::Corrupt);
    row("unknown datatype", metadata(input("image", "FP128")), ErrorCode::Corrupt);
    row("shape below -1", metadata(input("image", "BYTES", "[-2]")), ErrorCode::Corrupt);
    row("shape of text", metadata(input("image", "BYTES", "[\"x\"]")), ErrorCode::Corrupt);
  }
  void refusesModels() {
    QFETCH(QByteArray, description);
    QFETCH(int, code);
    const auto call = encodeCall(vision(), endpoint(), description.toStdString());
    QVERIFY(!call);
    QCOMPARE(static_cast<int>(call.error().code), code);
  }

  void dropsNothingSilently() {
    VisionRequest detect = vision(VisionTask::DetectObjects);
    QVERIFY(encodeCall(detect, endpoint(), metadata(input("image"))));
    detect.options.detectObjects.minArea = 5;
    QCOMPARE(encodeCall(detect, endpoint(), metadata(input("image"))).error().code, ErrorCode::Unsupported);
    QVERIFY(encodeCall(detect, endpoint(), metadata(input("image") + "," + input("options"))));
    NlpRequest text = language();
    text.language = "de";
    QCOMPARE(encodeCall(text, endpoint(), metadata(input("text"))).error().code, ErrorCode::Unsupported);
    QCOMPARE(encodeCall(CompletionRequest{}, endpoint(), metadata(input("text"))).error().code, ErrorCode::Unsupported);
  }

  void classifies_data() {
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("labels");
    const auto row = [](const char* name, const char* list, const char* labels) {
      QTest::newRow(name) << QByteArray(list) << QByteArray(labels);
    };
    row("labels and scores",
        R"x({"name":"labels","datatype":"BYTES","shape":[2],"data":["cat","dog"]},{"name":"scores","datatype":"FP32","shape":[2],"data":[0.25,0.75]})x",
        "dog 0.75;cat 0.25;");
    row("nested, other case",
        R"x({"name":"LABEL","datatype":"BYTES","shape":[1,1],"data":[["cat"]]},{"name":"Score","datatype":"FP64","shape":[1,1],"data":[[0.5]]})x",
        "cat 0.50;");
    row("triton's classes", R"x({"name":"out","datatype":"BYTES","shape":[2],"data":["0.75:1:dog","0.25:0"]})x",
        "dog 0.75;class 0 0.25;");
    row("probabilities alone", R"x({"name":"probabilities","datatype":"FP32","shape":[1,3],"data":[0.25,0.5,0.25]})x",
        "class 1 0.50;class 0 0.25;class 2 0.25;");
    row("logits alone", R"x({"name":"logits","datatype":"FP32","shape":[1,2],"data":[5,5]})x",
        "class 0 0.50;class 1 0.50;");
    row("our own JSON", ownAnswer().c_str(), "cat 0.50;");
  }
  void classifies() {
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, labels);
    const auto read = decode(vision(), outputs(list.toStdString()));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QByteArray found;
    for (const ScoredLabel& label : std::get<ImageClassification>(std::get<VisionResult>(*read).detail).labels)
      found += QByteArray::fromStdString(label.label) + " " + QByteArray::number(label.confidence, 'f', 2) + ";";
    QCOMPARE(found, labels);
  }

  void detects() {
    const std::string description =
        outputs(R"({"name":"boxes","datatype":"FP32","shape":[1,2,4],"parameters":{"binary_data_size":32}},)"
                R"({"name":"scores","datatype":"FP32","shape":[1,2],"parameters":{"binary_data_size":8}},)"
                R"({"name":"labels","datatype":"INT64","shape":[1,2],"data":[3,17]})");
    const auto read = decodeBinary(vision(VisionTask::DetectObjects), description,
                                   packed({1, 2, 11, 22, 0, 0, 4, 4}) + packed({0.5F, 0.25F}));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    const auto& result = std::get<VisionResult>(*read);
    const auto& objects = std::get<ObjectDetections>(result.detail).objects;
    QCOMPARE(objects.size(), std::size_t{2});
    QCOMPARE(objects[0].box, (PixelBox{1, 2, 10, 20}));
    QCOMPARE(objects[0].area, 200.0);
    QCOMPARE(*objects[1].label, std::string("class 17"));
    QCOMPARE(*result.confidence, 0.5);
  }

  void namesLanguages() {
    const auto read =
        decode(language(), outputs(R"({"name":"label","datatype":"BYTES","shape":[2],"data":["en","de"]},)"
                                   R"({"name":"score","datatype":"FP32","shape":[2],"data":[0.1,0.9]})"));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(std::get<NlpResult>(*read).language, std::string("de"));
  }

  void readsEveryDatatype_data() {
    QTest::addColumn<QByteArray>("datatype");
    QTest::addColumn<QByteArray>("bytes"); // of one value, 0.5 or 1
    using namespace std::string_literals;
    const auto row = [](const char* datatype, const std::string& bytes) {
      QTest::newRow(datatype) << QByteArray(datatype) << QByteArray::fromStdString(bytes);
    };
    row("FP16", "\x00\x38"s);
    row("BF16", "\x00\x3F"s);
    row("FP32", packed({0.5F}));
    row("FP64", "\0\0\0\0\0\0\xE0\x3F"s);
    for (const char* datatype : {"BOOL", "INT8", "UINT8"})
      row(datatype, "\1"s);
    for (const char* datatype : {"INT16", "UINT16"})
      row(datatype, "\1\0"s);
    for (const char* datatype : {"INT32", "UINT32"})
      row(datatype, "\1\0\0\0"s);
    for (const char* datatype : {"INT64", "UINT64"})
      row(datatype, "\1\0\0\0\0\0\0\0"s);
  }
  void readsEveryDatatype() {
    QFETCH(QByteArray, datatype);
    QFETCH(QByteArray, bytes);
    const std::string description =
        outputs(json("{'name':'scores','datatype':'" + datatype.toStdString() +
                     "','shape':[1],'parameters':{'binary_data_size':" + std::to_string(bytes.size()) + "}}"));
    const auto read = decodeBinary(vision(), description, bytes.toStdString());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    const double value = std::get<ImageClassification>(std::get<VisionResult>(*read).detail).primary.confidence;
    QCOMPARE(value, datatype.contains("FP") || datatype.startsWith("BF") ? 0.5 : 1.0);
  }

  void refusesAnswers_data() {
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const char* list, const char* bytes = "") {
      QTest::newRow(name) << QByteArray(list) << QByteArray(bytes);
    };
    row("too few values", R"x({"name":"scores","datatype":"FP32","shape":[3],"data":[1]})x");
    row("too many values", R"x({"name":"scores","datatype":"FP32","shape":[1],"data":[1,2]})x");
    row("overflowing shape",
        R"x({"name":"scores","datatype":"FP32","shape":[4294967296,4294967296,4294967296],"data":[]})x");
    row("huge shape", R"x({"name":"scores","datatype":"FP32","shape":[9223372036854775807],"data":[1]})x");
    row("huge shape, binary",
        R"x({"name":"scores","datatype":"FP32","shape":[4611686018427387905],"parameters":{"binary_data_size":4}})x",
        "abcd");
    row("shape over 64 bits", R"x({"name":"scores","datatype":"FP32","shape":[18446744073709551615],"data":[1]})x");
    row("negative shape", R"x({"name":"scores","datatype":"FP32","shape":[-1],"data":[1]})x");
    row("fraction in the shape", R"x({"name":"scores","datatype":"FP32","shape":[1.5],"data":[1]})x");
    row("no data", R"x({"name":"scores","datatype":"FP32","shape":[1]})x");
    row("text for numbers", R"x({"name":"scores","datatype":"FP32","shape":[1],"data":["1"]})x");
    row("numbers for text", R"x({"name":"label","datatype":"BYTES","shape":[1],"data":[1]})x");
    row("no name", R"x({"datatype":"FP32","shape":[1],"data":[1]})x");
    row("unknown datatype", R"x({"name":"scores","datatype":"FP8","shape":[1],"data":[1]})x");
    row("size beyond the body",
        R"x({"name":"scores","datatype":"FP32","shape":[2],"parameters":{"binary_data_size":8}})x", "abcd");
    row("size of the wrong type",
        R"x({"name":"scores","datatype":"FP32","shape":[1],"parameters":{"binary_data_size":-4}})x", "abcd");
    row("size other than the shape's",
        R"x({"name":"scores","datatype":"FP32","shape":[2],"parameters":{"binary_data_size":4}})x", "abcd");
    row("bytes that belong to nobody", R"x({"name":"scores","datatype":"FP32","shape":[1],"data":[1]})x", "abcd");
    row("cut length", R"x({"name":"label","datatype":"BYTES","shape":[1],"parameters":{"binary_data_size":3}})x",
        "abc");
    row("cut text", R"x({"name":"label","datatype":"BYTES","shape":[1],"parameters":{"binary_data_size":5}})x",
        "\xFF\xFF\xFF\x7F"
        "a");
  }
  void refusesAnswers() {
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, bytes);
    const auto read = decodeBinary(vision(), outputs(list.toStdString()), bytes.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
  }

  void refusesBadHeaders_data() {
    QTest::addColumn<QString>("length");
    for (const char* length : {"1000000", "-1", "x", "", "99999999999999999999999"})
      QTest::newRow(*length == '\0' ? "empty" : length) << length;
  }
  void refusesBadHeaders() {
    QFETCH(QString, length);
    const auto read = decodeAnswer(vision(), endpoint(),
                                   {200, {{"Inference-Header-Content-Length", length.toStdString()}}}, outputs(""));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
  }

  void namesWhatItCannotMap() {
    for (const auto& list : {R"({"name":"embedding","datatype":"FP32","shape":[1,2],"data":[1,2]})",
                             R"({"name":"scores","datatype":"FP32","shape":[2],"data":[3,-1]})"}) {
      const auto read = decode(vision(), outputs(list));
      QVERIFY(!read);
      QCOMPARE(read.error().code, ErrorCode::Unsupported);
      QVERIFY2(read.error().message.find(" FP32 [") != std::string::npos, read.error().message.c_str());
    }
  }
};

QTEST_GUILESS_MAIN(TestOpenInference)
#include "tst_open_inference.moc"
