// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/conversation_tree.h"

#include <QtTest>

using namespace aisemble;
using ui::ConversationTree;

namespace {

StoredMessage one(MessageId id, std::optional<MessageId> parent, const char* role, const char* text = "x") {
  StoredMessage out;
  out.id = id;
  out.parent = parent;
  out.role = role;
  out.content = text;
  return out;
}

using Ids = std::vector<MessageId>;

} // namespace

class TestConversationTree : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void followsTheNewestMessage() {
    ConversationTree tree;
    tree.reset({one(1, {}, "user"), one(2, 1, "assistant"), one(3, 1, "assistant"), one(4, 2, "user")});
    // 4 is newest, and hangs under the older answer.
    QCOMPARE(tree.path(), (Ids{1, 2, 4}));
    QCOMPARE(tree.siblings(2), (Ids{2, 3}));
  }

  void switchesBranchesAndRemembersWhereEachLed() {
    ConversationTree tree;
    tree.reset({one(1, {}, "user"), one(2, 1, "assistant"), one(3, 2, "user"), one(4, 1, "assistant")});
    QCOMPARE(tree.path(), (Ids{1, 4}));
    QVERIFY(tree.select(2));
    QCOMPARE(tree.path(), (Ids{1, 2, 3}));
    QVERIFY(tree.select(4));
    QCOMPARE(tree.leaf(), std::optional<MessageId>(4));
    QVERIFY(!tree.select(99));
  }

  void editedRootsAreSiblings() {
    ConversationTree tree;
    tree.reset({one(1, {}, "user"), one(2, 1, "assistant")});
    tree.add(one(3, {}, "user"));
    QCOMPARE(tree.path(), (Ids{3}));
    QCOMPARE(tree.siblings(1), (Ids{1, 3}));
  }

  void contextHasTheNewestSystemPromptAndNoEmptyAnswers() {
    ConversationTree tree;
    tree.reset({one(1, {}, "system", "old"), one(2, {}, "user", "a"), one(3, 2, "assistant", ""),
                one(4, 3, "user", "b"), one(5, {}, "system", "new")});
    const std::vector<ChatMessage> expected{{"system", "new"}, {"user", "a"}, {"user", "b"}};
    QCOMPARE(tree.context(4), expected);
    QCOMPARE(tree.path(), (Ids{2, 3, 4}));
  }

  void damageBecomesRoots() {
    ConversationTree tree;
    // A parent that does not exist, one that comes later (a cycle, read in order), and an id that is there twice.
    tree.reset({one(1, 77, "user"), one(2, 3, "assistant"), one(3, 2, "user"), one(3, 1, "user")});
    QCOMPARE(tree.siblings(1), (Ids{1, 2}));
    QCOMPARE(tree.path(), (Ids{2, 3}));
  }

  void emptyHasNoPath() {
    const ConversationTree tree;
    QVERIFY(tree.path().empty());
    QVERIFY(!tree.leaf());
    QVERIFY(tree.context(1).empty());
  }
};

QTEST_APPLESS_MAIN(TestConversationTree)
#include "tst_conversation_tree.moc"
