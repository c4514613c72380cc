<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>aisemble::ui::ChatController</name>
    <message>
        <source>Not sent: %1</source>
        <translation>送信できませんでした: %1</translation>
    </message>
    <message>
        <source>The answer could not be saved: %1</source>
        <translation>回答を保存できませんでした: %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>コマンドを入力</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>一致するコマンド</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Composer</name>
    <message>
        <source>Editing an earlier message. It is sent as a new version; the old one is kept.</source>
        <translation>以前のメッセージを編集中です。新しい版として送信され、元の版は残ります。</translation>
    </message>
    <message>
        <source>Cancel edit</source>
        <translation>編集をやめる</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Ask something, or drop a text file here</source>
        <translation>質問を入力、またはテキストファイルをここにドロップ</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>回答を停止 (Esc)</translation>
    </message>
    <message>
        <source>Send the prompt (Ctrl+Enter)</source>
        <translation>プロンプトを送信 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Enter sends  ·  Shift+Enter makes a line</source>
        <translation>Enter で送信  ·  Shift+Enter で改行</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends  ·  Enter makes a line</source>
        <translation>Ctrl+Enter で送信  ·  Enter で改行</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ConversationDelegate</name>
    <message>
        <source>Answering…</source>
        <translation>回答中…</translation>
    </message>
    <message>
        <source>Title of the conversation</source>
        <translation>会話のタイトル</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>会話</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>新しい会話 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>会話を検索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>What you ask is kept here.</source>
        <translation>質問した内容はここに残ります。</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>見つかりませんでした。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Not deleted: %1</source>
        <translation>削除できませんでした: %1</translation>
    </message>
    <message>
        <source>“%1” was moved to the trash</source>
        <translation>「%1」をごみ箱に移動しました</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ConversationListModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Not renamed: %1</source>
        <translation>名前を変更できませんでした: %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Dialogs</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Writing a prompt</source>
        <translation>プロンプトの入力</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Ctrl+Enter; Enter, by setting</source>
        <translation>Ctrl+Enter、設定により Enter</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>改行</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Last prompt again</source>
        <translation>前回のプロンプト</translation>
    </message>
    <message>
        <source>Up, in an empty field</source>
        <translation>空の入力欄で ↑</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>About Ai-semble Workbench</source>
        <translation>Ai-semble Workbench について</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>バージョン %1、Qt %2</translation>
    </message>
    <message>
        <source>About</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>About pages</source>
        <translation>情報のページ</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>This program is free software: the window is under the **GNU General Public License, version 3 or later** (because Qt Charts is), the core under the **Apache License 2.0**.

It comes without any warranty, to the extent permitted by law. You may share and change it under the terms of these licences; their texts come with the source.</source>
        <translation>このプログラムは自由ソフトウェアです。ウィンドウは **GNU General Public License バージョン 3 以降** (Qt Charts に従います)、コアは **Apache License 2.0** で提供されます。

法律の許す範囲で、いかなる保証もありません。これらのライセンスの条件に従って共有と改変ができます。ライセンス本文はソースに含まれます。</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>It stands on the work of others:</source>
        <translation>以下の成果の上に成り立っています:</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::GenerationForm</name>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>How freely tokens are drawn. 0 always takes the most likely one.</source>
        <translation>トークンをどれだけ自由に選ぶか。0 は常に最も確率の高いものを選びます。</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Draws from the likeliest tokens that together reach this share. 1 is off.</source>
        <translation>確率の高い順に合計がこの割合に達するまでのトークンから選びます。1 で無効。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Draws from this many of the likeliest tokens.</source>
        <translation>確率の高い順にこの数のトークンから選びます。</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Leaves out tokens that are this much less likely than the likeliest.</source>
        <translation>最も確率の高いトークンに比べてこの割合に満たないものを除きます。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>繰り返しペナルティ</translation>
    </message>
    <message>
        <source>Above 1 makes repeated tokens less likely. 1 is off.</source>
        <translation>1 より大きいと繰り返しが減ります。1 で無効。</translation>
    </message>
    <message>
        <source>Most new tokens</source>
        <translation>新規トークンの上限</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>最大トークン数</translation>
    </message>
    <message>
        <source>The answer ends after this many tokens at the latest.</source>
        <translation>回答は最大でこのトークン数で終わります。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>The same seed, prompt and parameters give the same answer.</source>
        <translation>シード、プロンプト、パラメーターが同じなら回答も同じです。</translation>
    </message>
    <message>
        <source>Reuse</source>
        <translation>再利用</translation>
    </message>
    <message>
        <source>Use the last seed again</source>
        <translation>前回のシードを再利用</translation>
    </message>
    <message>
        <source>Stop texts</source>
        <translation>停止文字列</translation>
    </message>
    <message>
        <source>One a line; \n is a line end</source>
        <translation>1 行に 1 つ。\n は改行</translation>
    </message>
    <message>
        <source>%1, slider</source>
        <translation>%1、スライダー</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>前回: %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::LiveChart</name>
    <message>
        <source>No answers yet</source>
        <translation>回答はまだありません</translation>
    </message>
    <message>
        <source>None in the last minute</source>
        <translation>この1分間の回答はありません</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::MessageText</name>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 トークン/秒</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 トークン</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 トークン</translation>
    </message>
    <message>
        <source>first token %1</source>
        <translation>最初のトークン %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>stopped at the token limit</source>
        <translation>トークン上限で終了</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>たった今</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分前</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨日</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::MessageWidget</name>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>前の版</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>次の版</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>メッセージをコピー</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>編集して再送信</translation>
    </message>
    <message>
        <source>Regenerate the answer, without the cache</source>
        <translation>キャッシュを使わずに回答を再生成</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Answered from the cache: an equal request was answered before. The figures are those of the first time.</source>
        <translation>キャッシュからの回答です。同じ要求に以前回答しています。数値は最初の回答時のものです。</translation>
    </message>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>%1: text</source>
        <translation>%1: 本文</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>%1後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Stopped. The text so far was kept.</source>
        <translation>停止しました。ここまでの文章は残っています。</translation>
    </message>
    <message>
        <source>Interrupted before the end. The text so far was kept.</source>
        <translation>途中で中断されました。ここまでの文章は残っています。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>もう一度尋ねる</translation>
    </message>
    <message>
        <source>Waiting for the first token…</source>
        <translation>最初のトークンを待っています…</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::NavigationRail</name>
    <message>
        <source>Panels</source>
        <translation>パネル</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>ヘルプ (F1)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>設定 (Ctrl+,)</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Panels</name>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ParametersPanel</name>
    <message>
        <source>Parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>既定値に戻す</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>システムプロンプト</translation>
    </message>
    <message>
        <source>How the model should answer (optional)</source>
        <translation>モデルの答え方 (省略可)</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>既定のモデル</translation>
    </message>
    <message>
        <source>%1 M parameters</source>
        <translation>%1M パラメーター</translation>
    </message>
    <message>
        <source>%1 B parameters</source>
        <translation>%1B パラメーター</translation>
    </message>
    <message>
        <source>context %1</source>
        <translation>コンテキスト %1</translation>
    </message>
    <message>
        <source>No models were found on this machine</source>
        <translation>このマシンにモデルが見つかりません</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::PromptCharts</name>
    <message>
        <source>Tokens/s, last minute</source>
        <translation>毎秒トークン数 (直近 1 分)</translation>
    </message>
    <message>
        <source>Time to first token (ms)</source>
        <translation>最初のトークンまでの時間 (ms)</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::PromptPanel</name>
    <message>
        <source>Show or hide the conversations (Ctrl+B)</source>
        <translation>会話一覧の表示切替 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Show or hide parameters and charts (Ctrl+Shift+B)</source>
        <translation>パラメーターとグラフの表示切替 (Ctrl+Shift+B)</translation>
    </message>
    <message>
        <source>What would you like to ask?</source>
        <translation>何を質問しますか?</translation>
    </message>
    <message>
        <source>Answers are computed on this machine. Nothing leaves it.</source>
        <translation>回答はこのマシンで計算され、外部には何も送信されません。</translation>
    </message>
    <message>
        <source>Once upon a time</source>
        <translation>Once upon a time</translation>
    </message>
    <message>
        <source>Tell me about the sea</source>
        <translation>Tell me about the sea</translation>
    </message>
    <message>
        <source>Write a short poem</source>
        <translation>Write a short poem</translation>
    </message>
    <message>
        <source>Use as prompt: %1</source>
        <translation>プロンプトに使う: %1</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新しい会話</translation>
    </message>
    <message>
        <source>Rename conversation</source>
        <translation>会話の名前を変更</translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>会話を削除</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>会話を検索</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>入力欄へ移動</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>回答を停止</translation>
    </message>
    <message>
        <source>Regenerate the last answer</source>
        <translation>最後の回答を再生成</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>最後の回答をコピー</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>前のメッセージ</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>次のメッセージ</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation>会話一覧の表示切替</translation>
    </message>
    <message>
        <source>Show or hide parameters and charts</source>
        <translation>パラメーターとグラフの表示切替</translation>
    </message>
    <message>
        <source>Look for models again</source>
        <translation>モデルを再検索</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Links of the kind “%1” are not opened.</source>
        <translation>「%1」形式のリンクは開きません。</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>リンクを開く</translation>
    </message>
    <message>
        <source>Open this link in the browser?</source>
        <translation>このリンクをブラウザーで開きますか?</translation>
    </message>
    <message>
        <source>No model loaded yet</source>
        <translation>モデルは未読み込み</translation>
    </message>
    <message>
        <source>%1 is loaded</source>
        <translation>%1 を読み込み済み</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>回答中</translation>
    </message>
    <message>
        <source>%1 answers under way</source>
        <translation>%1 件の回答を生成中</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::SettingsController</name>
    <message>
        <source>Settings not saved: %1</source>
        <translation>設定を保存できませんでした: %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>設定ページ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Engine room</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>言語は次回起動時に切り替わります。</translation>
    </message>
    <message>
        <source>Enter sends the prompt</source>
        <translation>Enter で送信する</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Off: Enter makes a line and Ctrl+Enter sends.</source>
        <translation>オフ: Enter で改行、Ctrl+Enter で送信。</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>既定のモデル</translation>
    </message>
    <message>
        <source>Bundled with the program</source>
        <translation>付属のモデル</translation>
    </message>
    <message>
        <source>“Back to the defaults” in the Prompt panel brings these.</source>
        <translation>プロンプトパネルの「既定値に戻す」でこの値に戻ります。</translation>
    </message>
    <message>
        <source>Answer equal requests from the cache</source>
        <translation>同じ要求にはキャッシュから回答する</translation>
    </message>
    <message>
        <source>Cached answers are marked. Regenerate always computes a new one.</source>
        <translation>キャッシュからの回答には印が付きます。「再生成」は常に新しく計算します。</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Cache limit</source>
        <translation>キャッシュの上限</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source> h</source>
        <translation> 時間</translation>
    </message>
    <message>
        <source>Keep answers for</source>
        <translation>回答の保持期間</translation>
    </message>
    <message>
        <source>Keep other results for</source>
        <translation>その他の結果の保持期間</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>キャッシュを消去</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>All physical cores</source>
        <translation>すべての物理コア</translation>
    </message>
    <message>
        <source>Changes with the next start.</source>
        <translation>次回起動時に反映されます。</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Batch wait</source>
        <translation>バッチ待ち時間</translation>
    </message>
    <message>
        <source>How long the first request of a batch waits for company.</source>
        <translation>バッチの最初の要求が他の要求を待つ時間。</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>同時に処理する要求</translation>
    </message>
    <message>
        <source>Requests waiting</source>
        <translation>待機できる要求</translation>
    </message>
    <message>
        <source>More than this are refused with a time to come back.</source>
        <translation>これを超える要求は、再試行までの時間とともに拒否されます。</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time limit of a request</source>
        <translation>要求の制限時間</translation>
    </message>
    <message>
        <source>There is no cache in this run.</source>
        <translation>今回はキャッシュがありません。</translation>
    </message>
    <message>
        <source>Results: %1, size: %2, hits since the start: %3</source>
        <translation>結果: %1、サイズ: %2、起動後のヒット: %3</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>動作</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>キャッシュヒット</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Cache hits %1</source>
        <translation>キャッシュヒット %1</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>メモリ %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Toast</name>
    <message>
        <source>Notice</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>会話の内容</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>最後へ移動</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::WorkbenchWindow</name>
    <message>
        <source>%1 (Alt+%2)</source>
        <translation>%1 (Alt+%2)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation>会話(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>%1へ移動</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>Theme as the system</source>
        <translation>システムのテーマ</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>ライトテーマ</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>ダークテーマ</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>このプログラムについて(&amp;A)</translation>
    </message>
    <message>
        <source>Answers that were interrupted when the program last ended, now marked: %1</source>
        <translation>前回の終了時に中断された回答に印を付けました: %1 件</translation>
    </message>
</context>
</TS>
