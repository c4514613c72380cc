<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>aisemble::ui</name>
    <message>
        <source>Choose all cells</source>
        <translation>すべてのセルを選択</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ActivityPage</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待ち行列</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Waiting for a batch</source>
        <translation>バッチ待ち</translation>
    </message>
    <message>
        <source>Loading a model</source>
        <translation>モデルの読み込み</translation>
    </message>
    <message>
        <source>Tokenising</source>
        <translation>トークン化</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>プロンプトの読み取り</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Decoding images</source>
        <translation>画像のデコード</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>後処理</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>期間:</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>Show the last minute</source>
        <translation>直近 1 分を表示</translation>
    </message>
    <message>
        <source>Show the last %1 minutes</source>
        <translation>直近 %1 分を表示</translation>
    </message>
    <message>
        <source>Pause the charts (Ctrl+Shift+P)</source>
        <translation>グラフを一時停止 (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>キャッシュから</translation>
    </message>
    <message>
        <source>Tokens generated</source>
        <translation>生成したトークン</translation>
    </message>
    <message>
        <source>Latency: %1</source>
        <translation>応答時間: %1</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>処理量</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>件/秒</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>トークン/秒</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>トークン/秒</translation>
    </message>
    <message>
        <source>Queue depth</source>
        <translation>待ち行列の長さ</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>件</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>answers/s</source>
        <translation>回答/秒</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>計算した回答</translation>
    </message>
    <message>
        <source>Batch sizes</source>
        <translation>バッチの大きさ</translation>
    </message>
    <message>
        <source>Requests by size of their batch</source>
        <translation>バッチの大きさごとの要求数</translation>
    </message>
    <message>
        <source>Where the time goes</source>
        <translation>時間の内訳</translation>
    </message>
    <message>
        <source>s each second</source>
        <translation>秒/秒</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>マシン全体</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>このプログラム</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Graphics processor</source>
        <translation>グラフィックスプロセッサー</translation>
    </message>
    <message>
        <source>% and GB</source>
        <translation>% と GB</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>稼働率</translation>
    </message>
    <message>
        <source>Counts since the program started</source>
        <translation>プログラム開始からの回数</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>From cache</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>入力トークン</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Go on (Ctrl+Shift+P)</source>
        <translation>再開 (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Nothing in the last minute</source>
        <translation>直近 1 分は何もありません</translation>
    </message>
    <message>
        <source>Nothing in the last %1 minutes</source>
        <translation>直近 %1 分は何もありません</translation>
    </message>
    <message>
        <source>Paused; counting goes on</source>
        <translation>一時停止中 (計測は続いています)</translation>
    </message>
    <message>
        <source>Nothing has run yet: ask something, or run the benchmark</source>
        <translation>まだ何も実行されていません。質問するか、ベンチマークを実行してください</translation>
    </message>
    <message>
        <source>Too many requests to time each; counts are exact</source>
        <translation>要求が多いため、時間は一部だけ計測しています。回数は正確です</translation>
    </message>
    <message>
        <source>%1 in the last minute</source>
        <translation>直近 1 分: %1</translation>
    </message>
    <message>
        <source>%1 in the last %2 minutes</source>
        <translation>直近 %2 分: %1</translation>
    </message>
    <message>
        <source>of no requests yet</source>
        <translation>要求はまだありません</translation>
    </message>
    <message>
        <source>%1 % of all requests</source>
        <translation>全要求の %1 %</translation>
    </message>
    <message>
        <source>Nothing waits or runs</source>
        <translation>待機中・実行中の要求はありません</translation>
    </message>
    <message>
        <source>9+</source>
        <translation>9+</translation>
    </message>
    <message>
        <source>%1 on average</source>
        <translation>平均 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>No measurement yet</source>
        <translation>まだ測定されていません</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>待機中</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BatchEmpty</name>
    <message>
        <source>Find faces in pictures</source>
        <translation>画像から顔を検出</translation>
    </message>
    <message>
        <source>Sentiment of reviews</source>
        <translation>レビューの感情</translation>
    </message>
    <message>
        <source>Describe a table</source>
        <translation>表の概要</translation>
    </message>
    <message>
        <source>Many files, one task</source>
        <translation>多くのファイルに一つのタスク</translation>
    </message>
    <message>
        <source>No batches in this run</source>
        <translation>今回はバッチを使えません</translation>
    </message>
    <message>
        <source>Drop files or folders here and choose what to do with each. Every result is written down as it comes: pause, close or lose power, and go on where it stopped. Your files stay as they are.</source>
        <translation>ファイルやフォルダーをここにドロップし、それぞれに行う処理を選びます。結果は得られるたびに記録されるので、一時停止しても、閉じても、電源が切れても、止まったところから再開できます。元のファイルは変わりません。</translation>
    </message>
    <message>
        <source>The store of the program could not be opened, so that no progress could be kept. See the notice at the start, and start the program again.</source>
        <translation>プログラムの保存領域を開けなかったため、進み具合を記録できません。開始時のお知らせを確認し、プログラムを起動し直してください。</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>新しいバッチ</translation>
    </message>
    <message>
        <source>Choose files, a task and where results go (Ctrl+N)</source>
        <translation>ファイル、タスク、結果の保存先を選ぶ (Ctrl+N)</translation>
    </message>
    <message>
        <source>Or try it with a sample</source>
        <translation>サンプルで試すこともできます</translation>
    </message>
    <message>
        <source>Try the sample: %1</source>
        <translation>サンプルを試す: %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BatchForm</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ほか %2 件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>新しいバッチ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Start the batch (Ctrl+Enter)</source>
        <translation>バッチを開始 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Back to the batches (Esc)</source>
        <translation>バッチの一覧に戻る (Esc)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Files and folders of the new batch</source>
        <translation>新しいバッチのファイルとフォルダー</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>ファイルを追加…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>すべて外す</translation>
    </message>
    <message>
        <source>Take all files and folders out</source>
        <translation>ファイルとフォルダーをすべて外す</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Task of the new batch</source>
        <translation>新しいバッチのタスク</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>詳細オプション</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>バッチの名前</translation>
    </message>
    <message>
        <source>Made from the task and the first input</source>
        <translation>タスクと最初の入力から作成</translation>
    </message>
    <message>
        <source>Options as JSON</source>
        <translation>JSON のオプション</translation>
    </message>
    <message>
        <source>What is set here wins over the fields above</source>
        <translation>ここでの指定は上の項目より優先されます</translation>
    </message>
    <message>
        <source>Take known answers from the cache</source>
        <translation>既知の回答をキャッシュから取り出す</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>オプションを減らす</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Your files stay as they are, and no file is written over.</source>
        <translation>元のファイルは変わらず、どのファイルも上書きされません。</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>Drop files and folders anywhere here, or add them.</source>
        <translation>ファイルやフォルダーをこの画面にドロップするか、追加してください。</translation>
    </message>
    <message>
        <source>%1 of %2 files are of a kind that this task reads. The others will be listed as skipped.</source>
        <translation>%2 個のファイルのうち %1 個が、このタスクで読める種類です。ほかは「省略」として一覧に残ります。</translation>
    </message>
    <message>
        <source>Files: %1. Delete takes the selected ones out of the list.</source>
        <translation>ファイル: %1 個。選んだものは Delete キーで一覧から外せます。</translation>
    </message>
    <message>
        <source>Where results go must be a whole path, from / or ~ on. Choose a folder or a file.</source>
        <translation>結果の保存先は / または ~ から始まる完全なパスで指定してください。フォルダーかファイルを選んでください。</translation>
    </message>
    <message>
        <source>Files of the batch</source>
        <translation>バッチのファイル</translation>
    </message>
    <message>
        <source>Folder of the batch</source>
        <translation>バッチのフォルダー</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>There is nothing to work on yet. Drop files or folders here, or add them.</source>
        <translation>まだ処理するものがありません。ファイルやフォルダーをここにドロップするか、追加してください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BatchItemsModel</name>
    <message>
        <source>%1, line %2</source>
        <translation>%1、%2 行目</translation>
    </message>
    <message>
        <source>Done, from the cache</source>
        <translation>完了 (キャッシュから)</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BatchPanel</name>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>新しいバッチ</translation>
    </message>
    <message>
        <source>Batch of files…</source>
        <translation>ファイルのバッチ…</translation>
    </message>
    <message>
        <source>Start the batch</source>
        <translation>バッチを開始</translation>
    </message>
    <message>
        <source>Batch of pasted files</source>
        <translation>貼り付けたファイルのバッチ</translation>
    </message>
    <message>
        <source>Pause or resume the batch</source>
        <translation>バッチを一時停止・再開</translation>
    </message>
    <message>
        <source>Cancel the batch, or close the form</source>
        <translation>バッチをキャンセル、または入力画面を閉じる</translation>
    </message>
    <message>
        <source>Retry failed items</source>
        <translation>失敗した項目を再試行</translation>
    </message>
    <message>
        <source>Remove the batch</source>
        <translation>バッチを削除</translation>
    </message>
    <message>
        <source>Open the output of the batch</source>
        <translation>バッチの出力を開く</translation>
    </message>
    <message>
        <source>Open the selected item</source>
        <translation>選んだ項目を開く</translation>
    </message>
    <message>
        <source>Copy the error of the item</source>
        <translation>項目のエラーをコピー</translation>
    </message>
    <message>
        <source>Search items</source>
        <translation>項目を検索</translation>
    </message>
    <message>
        <source>Go to the batches</source>
        <translation>バッチの一覧へ移動</translation>
    </message>
    <message>
        <source>Show failed items</source>
        <translation>失敗した項目を表示</translation>
    </message>
    <message>
        <source>This batch is running. Pause or cancel it first.</source>
        <translation>このバッチは実行中です。先に一時停止かキャンセルをしてください。</translation>
    </message>
    <message>
        <source>“%1” was removed; its files stay</source>
        <translation>「%1」を削除しました。ファイルは残ります</translation>
    </message>
    <message>
        <source>No program opens %1. It lies there, to be opened by hand.</source>
        <translation>%1 を開くプログラムがありません。ファイルはその場所にあるので、手動で開いてください。</translation>
    </message>
    <message>
        <source>There are no files to paste. Copy some in a file manager first.</source>
        <translation>貼り付けるファイルがありません。先にファイルマネージャーでコピーしてください。</translation>
    </message>
    <message>
        <source>%1 batches are running</source>
        <translation>%1 個のバッチを実行中</translation>
    </message>
    <message>
        <source>Drop to make a batch of it</source>
        <translation>ドロップしてバッチを作成</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>New batch (Ctrl+N)</source>
        <translation>新しいバッチ (Ctrl+N)</translation>
    </message>
    <message>
        <source>Batches that you start are listed here, with what became of them.</source>
        <translation>開始したバッチがここに並びます。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BatchView</name>
    <message>
        <source>Progress of the batch</source>
        <translation>バッチの進行状況</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop the batch for good; results so far stand (Esc)</source>
        <translation>バッチを完全に止めます。ここまでの結果は残ります (Esc)</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>失敗分を再試行</translation>
    </message>
    <message>
        <source>Do the failed items again (Ctrl+R)</source>
        <translation>失敗した項目をもう一度実行 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Open output</source>
        <translation>出力を開く</translation>
    </message>
    <message>
        <source>Open the folder or the file of results (Ctrl+Shift+O)</source>
        <translation>結果のフォルダーまたはファイルを開く (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Remove the batch from the list; its files stay (Delete)</source>
        <translation>バッチを一覧から削除。ファイルは残ります (Delete)</translation>
    </message>
    <message>
        <source>Items/s, last minute</source>
        <translation>毎秒の項目数 (直近 1 分)</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Search by name or text</source>
        <translation>名前や内容で検索</translation>
    </message>
    <message>
        <source>Search items</source>
        <translation>項目を検索</translation>
    </message>
    <message>
        <source>Items of the batch</source>
        <translation>バッチの項目</translation>
    </message>
    <message>
        <source>still looking into folders</source>
        <translation>フォルダーを調べています</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Go on with the batch (Space)</source>
        <translation>バッチを再開 (Space)</translation>
    </message>
    <message>
        <source>Pause; items under way are finished first (Space)</source>
        <translation>一時停止。実行中の項目は最後まで処理します (Space)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Nothing is listed yet</source>
        <translation>まだ項目がありません</translation>
    </message>
    <message>
        <source>No item is like that</source>
        <translation>該当する項目がありません</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BatchWords</name>
    <message>
        <source>Measure pictures</source>
        <translation>画像を測定</translation>
    </message>
    <message>
        <source>Size, mean colour, brightness and edges of each picture</source>
        <translation>各画像の大きさ、平均の色、明るさ、輪郭</translation>
    </message>
    <message>
        <source>Find objects</source>
        <translation>物体を検出</translation>
    </message>
    <message>
        <source>Where things stand out, with the size of each</source>
        <translation>目立つものの位置と大きさ</translation>
    </message>
    <message>
        <source>Find faces</source>
        <translation>顔を検出</translation>
    </message>
    <message>
        <source>Where faces are in each picture</source>
        <translation>各画像の中の顔の位置</translation>
    </message>
    <message>
        <source>Classify pictures</source>
        <translation>画像を分類</translation>
    </message>
    <message>
        <source>What kind of picture each one is</source>
        <translation>それぞれどのような画像か</translation>
    </message>
    <message>
        <source>Read text in pictures</source>
        <translation>画像の文字を読み取り</translation>
    </message>
    <message>
        <source>The words in each picture and where they are</source>
        <translation>各画像の中の語とその位置</translation>
    </message>
    <message>
        <source>Make pictures smaller</source>
        <translation>画像を小さくする</translation>
    </message>
    <message>
        <source>A smaller copy of each; the originals stay as they are</source>
        <translation>それぞれの小さいコピーを作成。元の画像は変わりません</translation>
    </message>
    <message>
        <source>Crop pictures</source>
        <translation>画像を切り抜き</translation>
    </message>
    <message>
        <source>The most telling part of each, in one size</source>
        <translation>それぞれの最も大事な部分を同じ大きさで</translation>
    </message>
    <message>
        <source>Analyse texts</source>
        <translation>テキストを分析</translation>
    </message>
    <message>
        <source>Statistics, frequent words and sentiment of each text</source>
        <translation>各テキストの統計、頻出語、感情</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>感情</translation>
    </message>
    <message>
        <source>Whether each text is positive, negative or neutral</source>
        <translation>各テキストが肯定的か、否定的か、中立か</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>キーワード</translation>
    </message>
    <message>
        <source>The words that matter in each text</source>
        <translation>各テキストの重要な語</translation>
    </message>
    <message>
        <source>Names, dates and places</source>
        <translation>名前、日付、場所</translation>
    </message>
    <message>
        <source>What each text mentions by name</source>
        <translation>各テキストに出てくる固有の表現</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>要約</translation>
    </message>
    <message>
        <source>The sentences that say most of each text</source>
        <translation>各テキストを最もよく表す文</translation>
    </message>
    <message>
        <source>Compare with a text</source>
        <translation>テキストと比較</translation>
    </message>
    <message>
        <source>How much each text is like one that you give</source>
        <translation>指定したテキストとの類似度</translation>
    </message>
    <message>
        <source>Words and their classes</source>
        <translation>語と品詞</translation>
    </message>
    <message>
        <source>Each text word by word</source>
        <translation>各テキストを語ごとに</translation>
    </message>
    <message>
        <source>Tell the language</source>
        <translation>言語を判定</translation>
    </message>
    <message>
        <source>Which language each text is in</source>
        <translation>各テキストの言語</translation>
    </message>
    <message>
        <source>Describe tables</source>
        <translation>表の概要</translation>
    </message>
    <message>
        <source>Types, missing values and figures of every column</source>
        <translation>各列の型、欠損、統計値</translation>
    </message>
    <message>
        <source>Transform tables</source>
        <translation>表を加工</translation>
    </message>
    <message>
        <source>Normalise, leave out missing values, keep columns</source>
        <translation>標準化、欠損の除去、列の選択</translation>
    </message>
    <message>
        <source>Aggregate tables</source>
        <translation>表を集計</translation>
    </message>
    <message>
        <source>Groups of rows and figures of each group</source>
        <translation>行のグループと各グループの集計値</translation>
    </message>
    <message>
        <source>Ask the language model</source>
        <translation>言語モデルに質問</translation>
    </message>
    <message>
        <source>One prompt for every text, with {text} in it</source>
        <translation>{text} を含む一つのプロンプトを各テキストに</translation>
    </message>
    <message>
        <source>Embed texts</source>
        <translation>テキストを埋め込み</translation>
    </message>
    <message>
        <source>A vector for each text, to search and compare with</source>
        <translation>検索や比較に使う、各テキストのベクトル</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>Faces: %1</source>
        <translation>顔: %1</translation>
    </message>
    <message>
        <source>Objects: %1</source>
        <translation>物体: %1</translation>
    </message>
    <message>
        <source>Words: %1</source>
        <translation>語: %1</translation>
    </message>
    <message>
        <source>%1, brightness %2</source>
        <translation>%1、明るさ %2</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns</source>
        <translation>%1 行、%2 列</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>言語モデル</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>一時停止処理中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>省略</translation>
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
        <source>%1 s left</source>
        <translation>残り %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>残り %1 分</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>残り %1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 items/s</source>
        <translation>%1 項目/秒</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation>%1、失敗 %2</translation>
    </message>
    <message>
        <source>A result of %1</source>
        <translation>結果 (%1)</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>値 %1 個</translation>
    </message>
    <message>
        <source>… The whole result is %1; open the output to see it.</source>
        <translation>… 結果全体は %1 あります。出力を開くと見られます。</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>肯定的</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>中立</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>否定的</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Benchmark</name>
    <message>
        <source>Orchestrator health</source>
        <translation>稼働確認</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>文章の生成</translation>
    </message>
    <message>
        <source>Image analysis</source>
        <translation>画像の分析</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>感情</translation>
    </message>
    <message>
        <source>Data analysis</source>
        <translation>データの分析</translation>
    </message>
    <message>
        <source>Simultaneous connections</source>
        <translation>同時接続</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>The health check of an address; on this machine the smallest text request</source>
        <translation>アドレスの稼働確認。このマシンでは最小のテキスト要求</translation>
    </message>
    <message>
        <source>“Hello, this is a test prompt.”, 20 tokens, temperature 0.1</source>
        <translation>「Hello, this is a test prompt.」、20 トークン、温度 0.1</translation>
    </message>
    <message>
        <source>Analysis of a picture of 640 × 480</source>
        <translation>640 × 480 の画像の分析</translation>
    </message>
    <message>
        <source>“This is a great product! I love it.”</source>
        <translation>「This is a great product! I love it.」</translation>
    </message>
    <message>
        <source>Analysis of 100 records</source>
        <translation>100 件のレコードの分析</translation>
    </message>
    <message>
        <source>Sentiment requests, all sent at the same moment</source>
        <translation>感情の要求を同時に送信</translation>
    </message>
    <message>
        <source>Peak of what answered, after everything else</source>
        <translation>すべての測定後の、回答側の最大値</translation>
    </message>
    <message>
        <source>at most %1 GB</source>
        <translation>%1 GB 以下</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>%1 件に回答</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>A row passes when at least 99 % of its requests succeed and their average is at or below the target&apos;s upper bound; connections when all of them are answered; memory when the peak is at or below the bound.</source>
        <translation>各行は、要求の 99 % 以上が成功し、平均が目標の上限以下なら合格です。接続はすべてに回答があれば、メモリは最大値が上限以下なら合格です。</translation>
    </message>
    <message>
        <source>%1 of %2 requests succeeded; %3 on average; %4 of %5 targets met</source>
        <translation>要求 %2 件中 %1 件が成功、平均 %3、目標 %5 項目中 %4 項目を達成</translation>
    </message>
    <message>
        <source>; %1 not measured</source>
        <translation>、未測定 %1 項目</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>%1–%2 ms</source>
        <translation>%1～%2 ms</translation>
    </message>
    <message>
        <source>%1 ms–%2 s</source>
        <translation>%1 ms～%2 秒</translation>
    </message>
    <message>
        <source>%1–%2 s</source>
        <translation>%1～%2 秒</translation>
    </message>
    <message>
        <source>None of %1 requests succeeded</source>
        <translation>%1 件の要求はどれも成功しませんでした</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BenchmarkController</name>
    <message>
        <source>A benchmark is running. Stop it first.</source>
        <translation>ベンチマークを実行中です。先に停止してください。</translation>
    </message>
    <message>
        <source>“%1” is no address. Give it as http://host:port.</source>
        <translation>「%1」はアドレスではありません。http://ホスト:ポート の形で入力してください。</translation>
    </message>
    <message>
        <source>Other addresses cannot be measured in this run.</source>
        <translation>今回の実行では、ほかのアドレスを測定できません。</translation>
    </message>
    <message>
        <source>The run was not kept. %1</source>
        <translation>測定結果を保存できませんでした。%1</translation>
    </message>
    <message>
        <source>The run was deleted</source>
        <translation>測定結果を削除しました</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BenchmarkPage</name>
    <message>
        <source>What to measure</source>
        <translation>測定の対象</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>An address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Base address</source>
        <translation>基準アドレス</translation>
    </message>
    <message>
        <source>Anything that answers the routes of Ai-semble: this program&apos;s server or a pod of version 2</source>
        <translation>Ai-semble の API に応答するもの: このプログラムのサーバー、またはバージョン 2 のポッド</translation>
    </message>
    <message>
        <source>Key, if it wants one</source>
        <translation>キー (必要な場合)</translation>
    </message>
    <message>
        <source>Key of the address</source>
        <translation>アドレスのキー</translation>
    </message>
    <message>
        <source>Sent as a bearer token; never kept</source>
        <translation>Bearer トークンとして送信し、保存しません</translation>
    </message>
    <message>
        <source>Run the benchmark</source>
        <translation>ベンチマークを実行</translation>
    </message>
    <message>
        <source>Run the benchmark (Ctrl+Return)</source>
        <translation>ベンチマークを実行 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the benchmark (Esc)</source>
        <translation>ベンチマークを停止 (Esc)</translation>
    </message>
    <message>
        <source>Progress of the benchmark</source>
        <translation>ベンチマークの進行状況</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Save the table as CSV, JSON or PNG (Ctrl+Shift+S)</source>
        <translation>表を CSV、JSON、PNG で保存 (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>Result of the benchmark</source>
        <translation>ベンチマークの結果</translation>
    </message>
    <message>
        <source>Two runs beside each other</source>
        <translation>二つの測定の比較</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 / %3</translation>
    </message>
    <message>
        <source>Nothing was measured: every request failed. The first said: %1</source>
        <translation>何も測定できませんでした。すべての要求が失敗しました。最初のエラー: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>The benchmark was stopped. Nothing of it was kept.</source>
        <translation>ベンチマークを停止しました。結果は保存していません。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1 として保存しました</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Say which address to measure, for example http://localhost:8080.</source>
        <translation>測定するアドレスを入力してください (例: http://localhost:8080)。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
    <message>
        <source>What the benchmark measures</source>
        <translation>ベンチマークで測定する項目</translation>
    </message>
    <message>
        <source>The requests of Ai-semble&apos;s own benchmark, one after the other, beside the targets of its performance guide. It takes a few seconds; the cache is passed by.</source>
        <translation>Ai-semble 自身のベンチマークの要求を順に実行し、性能ガイドの目標値と並べて示します。数秒かかります。キャッシュは使いません。</translation>
    </message>
    <message>
        <source>%1, took %2. Measured from: %3</source>
        <translation>%1、所要時間 %2。測定したマシン: %3</translation>
    </message>
    <message>
        <source>A: %1, %2
B: %3, %4</source>
        <translation>A: %1、%2
B: %3、%4</translation>
    </message>
    <message>
        <source>The change is from A to B, of averages, answered connections and peak memory. Less than 5 % is left without a colour: it is within what two runs of the same program differ by.</source>
        <translation>A から B への変化を、平均、回答された接続数、メモリの最大値について示します。5 % 未満の変化は、同じプログラムを二回測っても生じる差なので色を付けません。</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>結果を書き出す</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV の表 (*.csv)</translation>
    </message>
    <message>
        <source>JSON with every sample (*.json)</source>
        <translation>全測定値を含む JSON (*.json)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>画像 (*.png)</translation>
    </message>
    <message>
        <source>“%1” ends in neither .csv nor .json nor .png. Choose a name that does.</source>
        <translation>「%1」の末尾が .csv、.json、.png のいずれでもありません。いずれかで終わる名前にしてください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::CardText</name>
    <message>
        <source>Model card</source>
        <translation>モデルカード</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ChartData</name>
    <message>
        <source>missing</source>
        <translation>欠損</translation>
    </message>
    <message>
        <source>other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>“%1” holds no numbers. Choose a column of numbers, or another kind of chart.</source>
        <translation>「%1」は数値の列ではありません。数値の列か、別の種類のグラフを選んでください。</translation>
    </message>
    <message>
        <source>Choose a column for the x axis.</source>
        <translation>横軸の列を選んでください。</translation>
    </message>
    <message>
        <source>Choose a column for the y axis.</source>
        <translation>縦軸の列を選んでください。</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>number of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>mean of %1</source>
        <translation>%1 の平均</translation>
    </message>
    <message>
        <source>sum of %1</source>
        <translation>%1 の合計</translation>
    </message>
    <message>
        <source>No row has a value in the chosen columns.</source>
        <translation>選んだ列に値のある行がありません。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ChartPage</name>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>棒</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>折れ線</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散布図</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>ヒストグラム</translation>
    </message>
    <message>
        <source>Number of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>X axis</source>
        <translation>横軸</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
    <message>
        <source>Y axis</source>
        <translation>縦軸</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Save the chart as a picture (Ctrl+Shift+P)</source>
        <translation>グラフを画像として保存 (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Row number</source>
        <translation>行番号</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Choose columns to draw.</source>
        <translation>描く列を選んでください。</translation>
    </message>
    <message>
        <source>Rows: %1 · drawn: %2</source>
        <translation>行数: %1・描画: %2</translation>
    </message>
</context>
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
    <name>aisemble::ui::ColumnProfile</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>true/false</source>
        <translation>真偽</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>nested</source>
        <translation>入れ子</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混在</translation>
    </message>
    <message>
        <source>%1; missing: %2; distinct: %3</source>
        <translation>%1、欠損: %2、異なる値: %3</translation>
    </message>
    <message>
        <source>; from %1 to %2</source>
        <translation>、%1 から %2</translation>
    </message>
    <message>
        <source>; most frequent: %1 (%2)</source>
        <translation>、最頻値: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::CommandPalette</name>
    <message>
        <source>No command matches.</source>
        <translation>一致するコマンドはありません。</translation>
    </message>
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
    <name>aisemble::ui::ComparisonModel</name>
    <message>
        <source>%1, was: %2</source>
        <translation>%1 (以前: %2)</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>測定項目</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Success A</source>
        <translation>成功 A</translation>
    </message>
    <message>
        <source>Success B</source>
        <translation>成功 B</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>判定</translation>
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
    <name>aisemble::ui::CorrelationPage</name>
    <message>
        <source>Pearson correlation of the columns of numbers. Point at a cell, or walk with the arrow keys.</source>
        <translation>数値の列どうしのピアソン相関です。セルを指すか、矢印キーで移動してください。</translation>
    </message>
    <message>
        <source>Analyzing…</source>
        <translation>分析しています…</translation>
    </message>
    <message>
        <source>Not analyzed yet.</source>
        <translation>まだ分析されていません。</translation>
    </message>
    <message>
        <source>There are more than 1,000 columns; choose fewer by a step to see their correlations.</source>
        <translation>列が 1,000 を超えています。手順で列を絞ると相関を表示できます。</translation>
    </message>
    <message>
        <source>Correlations need at least two columns of numbers. This table has fewer.</source>
        <translation>相関には数値の列が二つ以上必要です。この表にはそれだけありません。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::DashboardPanel</name>
    <message>
        <source>Parts of the dashboard</source>
        <translation>ダッシュボードの内容</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>ベンチマーク</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>Show live charts</source>
        <translation>ライブグラフを表示</translation>
    </message>
    <message>
        <source>Show the benchmark</source>
        <translation>ベンチマークを表示</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>直近 1 分</translation>
    </message>
    <message>
        <source>Last 5 minutes</source>
        <translation>直近 5 分</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>直近 15 分</translation>
    </message>
    <message>
        <source>Pause the charts or go on</source>
        <translation>グラフを一時停止・再開</translation>
    </message>
    <message>
        <source>Run the benchmark</source>
        <translation>ベンチマークを実行</translation>
    </message>
    <message>
        <source>Stop the benchmark</source>
        <translation>ベンチマークを停止</translation>
    </message>
    <message>
        <source>Export the benchmark&apos;s result</source>
        <translation>ベンチマークの結果を書き出す</translation>
    </message>
    <message>
        <source>Compare the two chosen runs</source>
        <translation>選んだ二つの測定を比較</translation>
    </message>
    <message>
        <source>Delete the chosen run</source>
        <translation>選んだ測定を削除</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>測定中</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::DataController</name>
    <message>
        <source>The clipboard holds no table. Copy cells in a spreadsheet, then paste here.</source>
        <translation>クリップボードに表がありません。表計算ソフトでセルをコピーしてから、ここに貼り付けてください。</translation>
    </message>
    <message>
        <source>%1 holds no table. Choose a file that begins with a line of column names.</source>
        <translation>%1 に表がありません。列名の行で始まるファイルを選んでください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::DataEmpty</name>
    <message>
        <source>Open a table</source>
        <translation>表を開く</translation>
    </message>
    <message>
        <source>Drop a CSV, TSV, JSON or JSON-lines file here, or paste cells from a spreadsheet. The file itself is never changed.</source>
        <translation>CSV、TSV、JSON、JSON Lines のファイルをここにドロップするか、表計算ソフトのセルを貼り付けてください。元のファイルは変更されません。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>Open a file (Ctrl+O)</source>
        <translation>ファイルを開く (Ctrl+O)</translation>
    </message>
    <message>
        <source>Paste cells</source>
        <translation>セルを貼り付け</translation>
    </message>
    <message>
        <source>Paste cells (Ctrl+V)</source>
        <translation>セルを貼り付け (Ctrl+V)</translation>
    </message>
    <message>
        <source>Try the sample: penguins</source>
        <translation>サンプルを試す: ペンギン</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::DataGridModel</name>
    <message>
        <source>missing</source>
        <translation>欠損</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::DataNotices</name>
    <message>
        <source>Opening the table</source>
        <translation>表を開いています</translation>
    </message>
    <message>
        <source>Carrying out the steps</source>
        <translation>手順を実行しています</translation>
    </message>
    <message>
        <source>Analyzing</source>
        <translation>分析しています</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>書き出しています</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>キャンセル (Esc)</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Hide the notes on reading</source>
        <translation>読み込みの注記を隠す</translation>
    </message>
    <message>
        <source>Cancelled: the table shows what was there before. Carry the steps out again, or undo.</source>
        <translation>キャンセルしました。表は以前のままです。手順をもう一度実行するか、元に戻してください。</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>手順 %1: %2</translation>
    </message>
    <message>
        <source>… and further notes: %1</source>
        <translation>… ほかの注記: %1 件</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::DataPanel</name>
    <message>
        <source>%1 rows × %2 columns</source>
        <translation>%1 行 × %2 列</translation>
    </message>
    <message>
        <source>Drop to open the table</source>
        <translation>ドロップして表を開く</translation>
    </message>
    <message>
        <source>Show the table as it was opened (Ctrl+Shift+O)</source>
        <translation>開いたときの表を表示 (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Open a file (Ctrl+O)</source>
        <translation>ファイルを開く (Ctrl+O)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Export what is shown (Ctrl+E)</source>
        <translation>表示中の表を書き出す (Ctrl+E)</translation>
    </message>
    <message>
        <source>Show or hide the steps (Ctrl+Shift+B)</source>
        <translation>手順の表示を切り替え (Ctrl+Shift+B)</translation>
    </message>
    <message>
        <source>Pages of the table</source>
        <translation>表のページ</translation>
    </message>
    <message>
        <source>Further pages</source>
        <translation>ほかのページ</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>統計</translation>
    </message>
    <message>
        <source>Correlations</source>
        <translation>相関</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>This answer was computed before and comes from the cache</source>
        <translation>この結果は以前に計算されたもので、キャッシュから取り出しました</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>リモート</translation>
    </message>
    <message>
        <source>A service elsewhere answered</source>
        <translation>外部のサービスが答えました</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>%1 に書き出しました</translation>
    </message>
    <message>
        <source>Cells copied: %1</source>
        <translation>コピーしたセル: %1</translation>
    </message>
    <message>
        <source>Pasted table</source>
        <translation>貼り付けた表</translation>
    </message>
    <message>
        <source>As opened: %1</source>
        <translation>開いたとき: %1</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>TSV (*.tsv)</source>
        <translation>TSV (*.tsv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Open a table</source>
        <translation>表を開く</translation>
    </message>
    <message>
        <source>Paste cells as a table</source>
        <translation>セルを表として貼り付け</translation>
    </message>
    <message>
        <source>Open the sample table</source>
        <translation>サンプルの表を開く</translation>
    </message>
    <message>
        <source>Cancel what runs</source>
        <translation>実行中の処理をキャンセル</translation>
    </message>
    <message>
        <source>Undo the last change of the steps</source>
        <translation>手順の変更を元に戻す</translation>
    </message>
    <message>
        <source>Redo the change of the steps</source>
        <translation>手順の変更をやり直す</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>表示中の表を書き出す</translation>
    </message>
    <message>
        <source>Close the table</source>
        <translation>表を閉じる</translation>
    </message>
    <message>
        <source>Search in the table</source>
        <translation>表の中を検索</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>次の一致</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>前の一致</translation>
    </message>
    <message>
        <source>Copy the chosen cells with the columns&apos; names</source>
        <translation>選んだセルを列名つきでコピー</translation>
    </message>
    <message>
        <source>Sort by the current column</source>
        <translation>現在の列で並べ替え</translation>
    </message>
    <message>
        <source>Keep rows by the current column</source>
        <translation>現在の列で行を絞り込む</translation>
    </message>
    <message>
        <source>Group by the current column</source>
        <translation>現在の列でグループ化</translation>
    </message>
    <message>
        <source>Go to the steps</source>
        <translation>手順へ移動</translation>
    </message>
    <message>
        <source>Show the table as it was opened, or as prepared</source>
        <translation>開いたときの表と加工後の表を切り替え</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Go to the table</source>
        <translation>表へ移動</translation>
    </message>
    <message>
        <source>Go to the statistics</source>
        <translation>統計へ移動</translation>
    </message>
    <message>
        <source>Go to the correlations</source>
        <translation>相関へ移動</translation>
    </message>
    <message>
        <source>Go to the chart</source>
        <translation>グラフへ移動</translation>
    </message>
    <message>
        <source>Go to the JSON</source>
        <translation>JSON へ移動</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>グラフを画像として保存</translation>
    </message>
    <message>
        <source>Show or hide the steps</source>
        <translation>手順の表示を切り替え</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.tab *.txt *.json *.jsonl *.ndjson)</source>
        <translation>表 (*.csv *.tsv *.tab *.txt *.json *.jsonl *.ndjson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>表を書き出す</translation>
    </message>
    <message>
        <source>%1-prepared</source>
        <translation>%1-加工済み</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>グラフを保存</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>%1 に保存しました</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>昇順に並べ替え</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降順に並べ替え</translation>
    </message>
    <message>
        <source>Keep rows where…</source>
        <translation>条件に合う行を残す…</translation>
    </message>
    <message>
        <source>Drop rows where it is missing</source>
        <translation>欠損のある行を除く</translation>
    </message>
    <message>
        <source>Fill missing values…</source>
        <translation>欠損を埋める…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Leave this column out</source>
        <translation>この列を除く</translation>
    </message>
    <message>
        <source>Group by it…</source>
        <translation>この列でグループ化…</translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation>グラフにする</translation>
    </message>
    <message>
        <source>One table at a time: %1 is opened.</source>
        <translation>表は一度に一つです。%1 を開きます。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::DataTimes</name>
    <message>
        <source>waiting</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>loading the engine</source>
        <translation>エンジンの読み込み</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>handing over</source>
        <translation>受け渡し</translation>
    </message>
    <message>
        <source>network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>in all %1</source>
        <translation>合計 %1</translation>
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
    <message>
        <source>The workbench cannot start</source>
        <translation>ワークベンチを開始できません</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::EndpointDialog</name>
    <message>
        <source>Add an endpoint: %1</source>
        <translation>エンドポイントを追加: %1</translation>
    </message>
    <message>
        <source>Endpoint: %1</source>
        <translation>エンドポイント: %1</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>テスト(&amp;T)</translation>
    </message>
    <message>
        <source>Asks the endpoint who it is. No prompt and no file is sent.</source>
        <translation>エンドポイントに何者かを尋ねます。プロンプトもファイルも送りません。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>プロトコル</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>The service&apos;s default; Test lists what it has</source>
        <translation>サービスの既定。「テスト」で一覧を取得</translation>
    </message>
    <message>
        <source>What the service calls the model to use.</source>
        <translation>使うモデルの、サービス側での名前です。</translation>
    </message>
    <message>
        <source>Sampling fields</source>
        <translation>サンプリング項目</translation>
    </message>
    <message>
        <source>Which sampling options beyond the protocol it takes: top-k, min-p, repetition penalty.</source>
        <translation>プロトコルにないサンプリング設定 (top-k、min-p、繰り返しペナルティ) のうち、受け付けるものです。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation>キーを消去</translation>
    </message>
    <message>
        <source>Keys come from the environment in this run.</source>
        <translation>この実行では、キーは環境変数から読みます。</translation>
    </message>
    <message>
        <source>None is needed, or paste it here</source>
        <translation>不要、またはここに貼り付け</translation>
    </message>
    <message>
        <source>There is one; paste another to replace it</source>
        <translation>登録済み。置き換えるには新しいものを貼り付け</translation>
    </message>
    <message>
        <source>%1 A key that is entered here is held for this run only; for every start, put it into the variable %2.</source>
        <translation>%1 ここに入力したキーは今回の実行中だけ保持されます。毎回使うには変数 %2 に設定してください。</translation>
    </message>
    <message>
        <source>It is kept in the keyring of the desktop, never in a file.</source>
        <translation>デスクトップのキーリングに保存し、ファイルには書きません。</translation>
    </message>
    <message>
        <source>Enter the address, for example %1.</source>
        <translation>アドレスを入力してください (例: %1)。</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>It answers, and speaks %1.</source>
        <translation>応答がありました。プロトコルは %1 です。</translation>
    </message>
    <message>
        <source>Use that</source>
        <translation>それを使う</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>It answers, but has no model “%1”. Choose one of the list: it has %2.</source>
        <translation>応答はありますが、モデル「%1」はありません。一覧から選んでください: %2</translation>
    </message>
    <message>
        <source>It answers after %1 and speaks %2.</source>
        <translation>%1 で応答しました。プロトコルは %2 です。</translation>
    </message>
    <message>
        <source>Models: %1.</source>
        <translation>モデル: %1</translation>
    </message>
    <message>
        <source>%1 The key is held for this run only.</source>
        <translation>%1 キーは今回の実行中だけ保持されます。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::EndpointRow</name>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 をテスト</translation>
    </message>
    <message>
        <source>Asks the endpoint who it is. No prompt and no file is sent.</source>
        <translation>エンドポイントに何者かを尋ねます。プロンプトもファイルも送りません。</translation>
    </message>
    <message>
        <source>Move down: %1</source>
        <translation>下へ移動: %1</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 を編集</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 を削除</translation>
    </message>
    <message>
        <source>%1 calls, %2 failed</source>
        <translation>呼び出し %1 回、失敗 %2 回</translation>
    </message>
    <message>
        <source>%1 under way</source>
        <translation>実行中 %1 件</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>使われていません</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>It answers, but has no model “%1”. Choose one that it has.</source>
        <translation>応答はありますが、モデル「%1」はありません。あるものから選んでください。</translation>
    </message>
    <message>
        <source>It answers after %1 and speaks %2.</source>
        <translation>%1 で応答しました。プロトコルは %2 です。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Filmstrip</name>
    <message>
        <source>Open pictures</source>
        <translation>開いている画像</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::FindingsModel</name>
    <message>
        <source>%1. Press Return to go to its place.</source>
        <translation>%1。Return キーでその位置へ移動します。</translation>
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
    <name>aisemble::ui::HeatMap</name>
    <message>
        <source>Correlations</source>
        <translation>相関</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 と %2: %3</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>定義されません</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ImagePanel</name>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Run the task on the picture</source>
        <translation>この画像にタスクを実行</translation>
    </message>
    <message>
        <source>Run the task on all pictures</source>
        <translation>すべての画像にタスクを実行</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>タスクをキャンセル</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>画像のフォルダーを開く</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>画像を貼り付け</translation>
    </message>
    <message>
        <source>Open the sample pictures</source>
        <translation>サンプル画像を開く</translation>
    </message>
    <message>
        <source>Take the picture from the list</source>
        <translation>画像を一覧から外す</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>前の画像</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>次の画像</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>ウィンドウに合わせる</translation>
    </message>
    <message>
        <source>Show at 100 %</source>
        <translation>100 % で表示</translation>
    </message>
    <message>
        <source>Show or hide all boxes</source>
        <translation>すべての枠の表示を切り替え</translation>
    </message>
    <message>
        <source>Save the new picture as…</source>
        <translation>新しい画像に名前を付けて保存…</translation>
    </message>
    <message>
        <source>Copy the result as CSV</source>
        <translation>結果を CSV でコピー</translation>
    </message>
    <message>
        <source>Copy the result as TSV</source>
        <translation>結果を TSV でコピー</translation>
    </message>
    <message>
        <source>Go to the picture</source>
        <translation>画像へ移動</translation>
    </message>
    <message>
        <source>Go to the result&apos;s table</source>
        <translation>結果の表へ移動</translation>
    </message>
    <message>
        <source>Show or hide task and result</source>
        <translation>タスクと結果の表示を切り替え</translation>
    </message>
    <message>
        <source>Task: %1</source>
        <translation>タスク: %1</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>画像 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>There is no new picture to save. Run “%1” or “%2” first.</source>
        <translation>保存する新しい画像がありません。先に「%1」または「%2」を実行してください。</translation>
    </message>
    <message>
        <source>Save the new picture</source>
        <translation>新しい画像を保存</translation>
    </message>
    <message>
        <source>“%1” is the picture that this one was made from. Choose another name.</source>
        <translation>「%1」は元の画像です。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1 として保存しました</translation>
    </message>
    <message>
        <source>%1 was taken from the list</source>
        <translation>%1 を一覧から外しました</translation>
    </message>
    <message>
        <source>The clipboard holds no picture.</source>
        <translation>クリップボードに画像がありません。</translation>
    </message>
    <message>
        <source>Pasted picture %1</source>
        <translation>貼り付けた画像 %1</translation>
    </message>
    <message>
        <source>That was only the address of a picture. Save the picture first, or copy it and paste it here.</source>
        <translation>ドロップされたのは画像のアドレスだけです。先に画像を保存するか、コピーしてここに貼り付けてください。</translation>
    </message>
    <message>
        <source>Open pictures (Ctrl+O)</source>
        <translation>画像を開く (Ctrl+O)</translation>
    </message>
    <message>
        <source>Open a folder of pictures (Ctrl+Shift+O)</source>
        <translation>画像のフォルダーを開く (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Paste a picture (Ctrl+V)</source>
        <translation>画像を貼り付け (Ctrl+V)</translation>
    </message>
    <message>
        <source>Take the picture from the list (Delete)</source>
        <translation>画像を一覧から外す (Delete)</translation>
    </message>
    <message>
        <source>Show or hide task and result (Ctrl+Shift+B)</source>
        <translation>タスクと結果の表示を切り替え (Ctrl+Shift+B)</translation>
    </message>
    <message>
        <source>Drop pictures here</source>
        <translation>ここに画像をドロップ</translation>
    </message>
    <message>
        <source>Files, whole folders, or a picture from the browser. You can paste one, too.</source>
        <translation>ファイル、フォルダー、ブラウザーの画像をドロップできます。貼り付けることもできます。</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>画像を開く…</translation>
    </message>
    <message>
        <source>Try the sample pictures</source>
        <translation>サンプル画像を試す</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Picture after the task</source>
        <translation>タスク後の画像</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Try to show the picture again</source>
        <translation>画像の表示を再試行</translation>
    </message>
    <message>
        <source>Take it from the list</source>
        <translation>一覧から外す</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>縮小 (Ctrl+-)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Show at 100 % (Ctrl+1)</source>
        <translation>100 % で表示 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>拡大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Fit to the window (Ctrl+0)</source>
        <translation>ウィンドウに合わせる (Ctrl+0)</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Run on all</source>
        <translation>すべてに実行</translation>
    </message>
    <message>
        <source>Run the task on every open picture (Ctrl+Shift+Enter)</source>
        <translation>開いているすべての画像にタスクを実行 (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>Progress of the task</source>
        <translation>タスクの進行状況</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>ドロップして開く</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 は見つかりません</translation>
    </message>
    <message>
        <source>%1 pictures are not there any more</source>
        <translation>%1 個の画像が見つかりません</translation>
    </message>
    <message>
        <source>Only the first %1 pictures were opened. For more, use Batch.</source>
        <translation>最初の %1 個の画像だけを開きました。それより多いときは「バッチ」を使ってください。</translation>
    </message>
    <message>
        <source>There are no pictures in it.</source>
        <translation>画像が含まれていません。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>先に画像を開いてください。</translation>
    </message>
    <message>
        <source>Before: %1, %2</source>
        <translation>変更前: %1、%2</translation>
    </message>
    <message>
        <source>After: %1, %2 (%3 % smaller)</source>
        <translation>変更後: %1、%2 (%3 % 縮小)</translation>
    </message>
    <message>
        <source>After: %1, %2</source>
        <translation>変更後: %1、%2</translation>
    </message>
    <message>
        <source>Faces %1</source>
        <translation>顔 %1</translation>
    </message>
    <message>
        <source>Objects %1</source>
        <translation>物体 %1</translation>
    </message>
    <message>
        <source>Words %1</source>
        <translation>単語 %1</translation>
    </message>
    <message>
        <source>Show or hide these boxes (all: Ctrl+H)</source>
        <translation>この枠の表示を切り替え (すべて: Ctrl+H)</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Zoom: %1. Show at 100 %</source>
        <translation>表示倍率: %1。100 % で表示します</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel the task (Esc)</source>
        <translation>タスクをキャンセル (Esc)</translation>
    </message>
    <message>
        <source>Run the task on this picture (Ctrl+Enter)</source>
        <translation>この画像にタスクを実行 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Run on all %1</source>
        <translation>%1 個すべてに実行</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>%2 個中 %1 個の画像</translation>
    </message>
    <message>
        <source>%1 of %2 pictures, failed: %3</source>
        <translation>%2 個中 %1 個の画像、失敗: %3</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>処理中…</translation>
    </message>
    <message>
        <source>No pictures open</source>
        <translation>画像は開かれていません</translation>
    </message>
    <message>
        <source>Pictures open: %1</source>
        <translation>開いている画像: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 / %3</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ImageStageBars</name>
    <message>
        <source>Waiting</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>ほかの要求を待機</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>デコード</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>後処理</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Time of each stage</source>
        <translation>各段階の時間</translation>
    </message>
    <message>
        <source>End to end</source>
        <translation>全体</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::InputFacts</name>
    <message>
        <source>Not there any more</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Folder, files: %1</source>
        <translation>フォルダー、ファイル: %1 個</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::InterruptedBar</name>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>あとで</translation>
    </message>
    <message>
        <source>They stay in the list and can be resumed there</source>
        <translation>一覧に残り、そこから再開できます</translation>
    </message>
    <message>
        <source>“%1” was interrupted when the program last ended. Items left: %2.</source>
        <translation>前回の終了時に「%1」が中断されました。残り %2 項目です。</translation>
    </message>
    <message>
        <source>%1 batches were interrupted when the program last ended. Items left: %2.</source>
        <translation>前回の終了時に %1 個のバッチが中断されました。残り %2 項目です。</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>すべて再開</translation>
    </message>
    <message>
        <source>Resume interrupted batches</source>
        <translation>中断したバッチを再開</translation>
    </message>
    <message>
        <source>Resume interrupted batches later</source>
        <translation>中断したバッチをあとで再開</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ItemDetail</name>
    <message>
        <source>Select an item to see its input and its result.</source>
        <translation>項目を選ぶと、その入力と結果が表示されます。</translation>
    </message>
    <message>
        <source>Open the result, or the input (Enter)</source>
        <translation>結果または入力を開く (Enter)</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>結果をコピー</translation>
    </message>
    <message>
        <source>Picture of the item</source>
        <translation>項目の画像</translation>
    </message>
    <message>
        <source>Text of the item</source>
        <translation>項目のテキスト</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Result of the item</source>
        <translation>項目の結果</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1、%2 行目</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 ピクセル</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>エラーをコピー</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>キャッシュから</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>試行 %1 回目</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>失敗分を再試行</translation>
    </message>
    <message>
        <source>The selected item has no error</source>
        <translation>選んだ項目にエラーはありません</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>No program opens %1. Choose one for such files in your desktop&apos;s settings.</source>
        <translation>%1 を開くプログラムがありません。デスクトップの設定で、この種類のファイルを開くプログラムを選んでください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::JsonPage</name>
    <message>
        <source>Analysis as JSON</source>
        <translation>分析の JSON</translation>
    </message>
    <message>
        <source>The analysis as the program&apos;s interface gives it appears here.</source>
        <translation>API が返す形の分析結果がここに表示されます。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::LimitsForm</name>
    <message>
        <source>Connecting</source>
        <translation>接続</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>How long an endpoint may take to accept a connection.</source>
        <translation>エンドポイントが接続を受け付けるまでの時間です。</translation>
    </message>
    <message>
        <source>A whole answer</source>
        <translation>回答全体</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>How long an answer that comes in one piece may take.</source>
        <translation>一括で届く回答にかけられる時間です。</translation>
    </message>
    <message>
        <source>Between two pieces</source>
        <translation>断片の間隔</translation>
    </message>
    <message>
        <source>How long a streamed answer may pause.</source>
        <translation>逐次届く回答が途切れていられる時間です。</translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation>同時接続数</translation>
    </message>
    <message>
        <source>To all endpoints together.</source>
        <translation>全エンドポイントの合計です。</translation>
    </message>
    <message>
        <source>Kept open</source>
        <translation>保持する接続</translation>
    </message>
    <message>
        <source>Idle connections that the next request may use.</source>
        <translation>次のリクエストが使える、待機中の接続です。</translation>
    </message>
    <message>
        <source>Kept open for</source>
        <translation>保持する時間</translation>
    </message>
    <message>
        <source>An idle connection older than this is closed.</source>
        <translation>これより古い待機中の接続は閉じます。</translation>
    </message>
    <message>
        <source>Wait when all connections are taken</source>
        <translation>接続がすべて使用中なら待つ</translation>
    </message>
    <message>
        <source>Off: such a request is refused as busy, and the next engine takes over.</source>
        <translation>オフの場合、そのようなリクエストは混雑として断られ、次のエンジンが引き継ぎます。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Links</name>
    <message>
        <source>Links of the kind “%1” are not opened.</source>
        <translation>種類「%1」のリンクは開きません。</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>リンクを開く</translation>
    </message>
    <message>
        <source>Open this link in the browser?</source>
        <translation>このリンクをブラウザーで開きますか?</translation>
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
    <name>aisemble::ui::MarkLegend</name>
    <message>
        <source>Legend of the marks</source>
        <translation>マーカーの凡例</translation>
    </message>
    <message>
        <source>Show marks: %1, %2</source>
        <translation>マーカーを表示: %1、%2</translation>
    </message>
    <message>
        <source>Show or hide these marks</source>
        <translation>このマーカーの表示を切り替えます</translation>
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
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
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
    <name>aisemble::ui::ModelDetails</name>
    <message>
        <source>Default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>メモリ内</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>諸元</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>モデルカード</translation>
    </message>
    <message>
        <source>There is no card (README.md) in its folder. What it was made for and from, only those who made it can tell.</source>
        <translation>フォルダーにカード (README.md) がありません。用途や学習元は作成者にしかわかりません。</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1 より</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>ダイジェストをコピー</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました: %1</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>読み込む</translation>
    </message>
    <message>
        <source>Use in Prompt</source>
        <translation>プロンプトで使う</translation>
    </message>
    <message>
        <source>Make default</source>
        <translation>既定にする</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>The identity of its content (hexadecimal). Computing it reads the whole model once.</source>
        <translation>内容を識別する値 (16 進数) です。計算のためモデル全体を一度読みます。</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>Prompt to try the model with</source>
        <translation>モデルを試すプロンプト</translation>
    </message>
    <message>
        <source>Tell me about the sea</source>
        <translation>Tell me about the sea</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>試す</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>試してみる</translation>
    </message>
    <message>
        <source>In memory, %1</source>
        <translation>メモリ内 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>解放する</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cannot be used: %1</source>
        <translation>使用できません: %1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>もう一度探す</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Loading, %1 %</source>
        <translation>読み込み中 %1 %</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>回答を停止</translation>
    </message>
    <message>
        <source>Try the model</source>
        <translation>モデルを試す</translation>
    </message>
    <message>
        <source>Waiting for the first word…</source>
        <translation>最初の語を待っています…</translation>
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
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>answered elsewhere</source>
        <translation>外部で回答</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>計算中…</translation>
    </message>
    <message>
        <source>No file manager answered. The folder is %1</source>
        <translation>ファイルマネージャーが応答しません。フォルダーは %1 です</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ModelRun</name>
    <message>
        <source>The engine answered with something that is no text. Please report this.</source>
        <translation>エンジンがテキスト以外で応答しました。ご報告ください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Models</name>
    <message>
        <source>Bundled with the program</source>
        <translation>プログラムに同梱</translation>
    </message>
    <message>
        <source>The workbench&apos;s models folder</source>
        <translation>ワークベンチのモデルフォルダー</translation>
    </message>
    <message>
        <source>A folder that you added</source>
        <translation>追加したフォルダー</translation>
    </message>
    <message>
        <source>The Hugging Face cache, read in place</source>
        <translation>Hugging Face のキャッシュ (そのまま読み取り)</translation>
    </message>
    <message>
        <source>Named by its path</source>
        <translation>パスで指定</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>Cannot be used: %1</source>
        <translation>使用できません: %1</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>パラメーター %1</translation>
    </message>
    <message>
        <source>Its weights take about %1, and %2 are free now. It will not load, or everything will become slow. Close other programs, or take a smaller model.</source>
        <translation>重みは約 %1 を必要とし、現在の空きは %2 です。読み込めないか、全体が遅くなります。他のプログラムを閉じるか、小さいモデルを選んでください。</translation>
    </message>
    <message>
        <source>With a whole context it takes about %1, and %2 are free now. Long conversations may not fit.</source>
        <translation>コンテキスト全体では約 %1 を必要とし、現在の空きは %2 です。長い会話は収まらないことがあります。</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>アーキテクチャー</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>Weights on disk</source>
        <translation>ディスク上の重み</translation>
    </message>
    <message>
        <source>Memory, estimated</source>
        <translation>メモリ (見積もり)</translation>
    </message>
    <message>
        <source>%1 for weights, %2 a token; %3 with a whole context</source>
        <translation>重み %1、トークンごと %2、コンテキスト全体で %3</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>コンテキスト</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 トークン</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>語彙</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>チャットテンプレート</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>No: conversations are written as plain text</source>
        <translation>なし: 会話はただの文章として書かれます</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Not told in its folder</source>
        <translation>フォルダーに記載なし</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ModelsController</name>
    <message>
        <source>There is no model in “%1”. A model is a folder with config.json, *.safetensors and tokenizer.json, as the Hugging Face hub has it. Choose such a folder, or one that contains some.</source>
        <translation>「%1」にモデルがありません。モデルとは、Hugging Face ハブと同じ形の config.json、*.safetensors、tokenizer.json を含むフォルダーです。そのようなフォルダーか、それらを含むフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>“%1” was added</source>
        <translation>「%1」を追加しました</translation>
    </message>
    <message>
        <source>“%1” is no longer looked into. Its files stay.</source>
        <translation>「%1」を対象から外しました。ファイルは残ります。</translation>
    </message>
    <message>
        <source>%1 is the default model now</source>
        <translation>%1 を既定のモデルにしました</translation>
    </message>
    <message>
        <source>Prompts are answered elsewhere at present, so models are not loaded here. The Services panel changes that.</source>
        <translation>現在プロンプトには外部のサービスが回答するため、ここではモデルを読み込みません。「サービス」パネルで変更できます。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ModelsPanel</name>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Look for models again (Ctrl+Shift+R)</source>
        <translation>モデルを探し直す (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Add a folder of models (Ctrl+Shift+O)</source>
        <translation>モデルのフォルダーを追加 (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>モデルを検索</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Or drop one here: a model as the Hugging Face hub has it, or a folder with several. Files stay where they are.</source>
        <translation>ここへドロップもできます: Hugging Face ハブの形のモデル、またはそれらを含むフォルダー。ファイルは元の場所のままです。</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>モデルがまだありません</translation>
    </message>
    <message>
        <source>A model is a folder with config.json, *.safetensors and tokenizer.json, as the Hugging Face hub has it. Put one into %1, or add the folder where yours are. What the Hugging Face cache holds is found by itself.</source>
        <translation>モデルとは、Hugging Face ハブと同じ形の config.json、*.safetensors、tokenizer.json を含むフォルダーです。%1 に置くか、お手持ちのフォルダーを追加してください。Hugging Face のキャッシュにあるものは自動で見つかります。</translation>
    </message>
    <message>
        <source>Add a folder of models</source>
        <translation>モデルのフォルダーを追加</translation>
    </message>
    <message>
        <source>Look for models again</source>
        <translation>モデルを探し直す</translation>
    </message>
    <message>
        <source>Load or unload the model</source>
        <translation>モデルを読み込む・解放する</translation>
    </message>
    <message>
        <source>Try the model</source>
        <translation>モデルを試す</translation>
    </message>
    <message>
        <source>Use the model in the Prompt panel</source>
        <translation>プロンプトパネルでこのモデルを使う</translation>
    </message>
    <message>
        <source>Copy the model&apos;s digest</source>
        <translation>モデルのダイジェストをコピー</translation>
    </message>
    <message>
        <source>Open the model&apos;s folder</source>
        <translation>モデルのフォルダーを開く</translation>
    </message>
    <message>
        <source>Stop loading or answering</source>
        <translation>読み込みや回答を停止</translation>
    </message>
    <message>
        <source>%1 is in memory</source>
        <translation>%1 をメモリに読み込みました</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>No model was found.</source>
        <translation>モデルが見つかりません。</translation>
    </message>
    <message>
        <source>No model is called like that.</source>
        <translation>その名前のモデルはありません。</translation>
    </message>
    <message>
        <source>No longer look into %1</source>
        <translation>%1 を対象から外す</translation>
    </message>
    <message>
        <source>No model in memory</source>
        <translation>メモリ内のモデルなし</translation>
    </message>
    <message>
        <source>Models in memory: %1, %2</source>
        <translation>メモリ内のモデル: %1 個、%2</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>回答中</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::MultiChart</name>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分前</translation>
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
    <name>aisemble::ui::NoticeBar</name>
    <message>
        <source>What can be done about it</source>
        <translation>対処方法</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::OutputChoice</name>
    <message>
        <source>Kind of output</source>
        <translation>出力の種類</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>One CSV file</source>
        <translation>一つの CSV ファイル</translation>
    </message>
    <message>
        <source>One file of JSON lines</source>
        <translation>一つの JSON Lines ファイル</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>結果の保存先</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose where results go</source>
        <translation>結果の保存先を選択</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>結果のフォルダー</translation>
    </message>
    <message>
        <source>File for results</source>
        <translation>結果のファイル</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl *.ndjson)</source>
        <translation>JSON Lines (*.jsonl *.ndjson)</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Overlay</name>
    <message>
        <source>Face %1</source>
        <translation>顔 %1</translation>
    </message>
    <message>
        <source>Object %1</source>
        <translation>物体 %1</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>残す部分</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Panels</name>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
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
        <translation>%1 M パラメーター</translation>
    </message>
    <message>
        <source>%1 B parameters</source>
        <translation>%1 B パラメーター</translation>
    </message>
    <message>
        <source>context %1</source>
        <translation>コンテキスト %1</translation>
    </message>
    <message>
        <source>No models were found on this machine</source>
        <translation>このマシンにモデルが見つかりません</translation>
    </message>
    <message>
        <source>%1 (cannot be used)</source>
        <translation>%1 (使用不可)</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::PictureLoader</name>
    <message>
        <source>“%1” cannot be shown: %2</source>
        <translation>「%1」を表示できません: %2</translation>
    </message>
    <message>
        <source>there is no such file any more. Open it from where it is now.</source>
        <translation>ファイルが見つかりません。現在の場所から開いてください。</translation>
    </message>
    <message>
        <source>%1. Check its permissions.</source>
        <translation>%1。アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>it is no picture that this program knows, or it is damaged. Convert it to PNG or JPEG.</source>
        <translation>対応していない形式か、壊れた画像です。PNG または JPEG に変換してください。</translation>
    </message>
    <message>
        <source>it has %1 × %2 pixels, more than %3 million. Make it smaller first.</source>
        <translation>%1 × %2 ピクセルあり、%3 百万ピクセルを超えています。先に小さくしてください。</translation>
    </message>
    <message>
        <source>%1. Get another copy of it.</source>
        <translation>%1。別のコピーを入手してください。</translation>
    </message>
    <message>
        <source>There is not enough memory to show the picture. Close others.</source>
        <translation>画像を表示するメモリが足りません。ほかの画像を閉じてください。</translation>
    </message>
    <message>
        <source>it is not a file. Open a picture file.</source>
        <translation>ファイルではありません。画像ファイルを開いてください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ProfileHeader</name>
    <message>
        <source>%1 distinct</source>
        <translation>異なる値 %1</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>&lt;0.1 % missing</source>
        <translation>欠損 0.1 % 未満</translation>
    </message>
    <message>
        <source>%1 % missing</source>
        <translation>欠損 %1 %</translation>
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
        <translation>モデルを探し直す</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
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
    <name>aisemble::ui::RunList</name>
    <message>
        <source>Kept runs</source>
        <translation>保存した測定</translation>
    </message>
    <message>
        <source>Delete the chosen run</source>
        <translation>選んだ測定を削除</translation>
    </message>
    <message>
        <source>Every run that comes to its end is kept here.</source>
        <translation>最後まで終わった測定がここに保存されます。</translation>
    </message>
    <message>
        <source>Choose two with Ctrl or Shift to compare them.</source>
        <translation>Ctrl または Shift で二つ選ぶと比較できます。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ServiceCard</name>
    <message>
        <source>%1: who answers</source>
        <translation>%1: 回答するもの</translation>
    </message>
    <message>
        <source>Add an endpoint…</source>
        <translation>エンドポイントを追加…</translation>
    </message>
    <message>
        <source>Add an endpoint: %1</source>
        <translation>エンドポイントを追加: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is no endpoint, so nobody answers. Add one, or choose this machine.</source>
        <translation>エンドポイントがないため、何も回答しません。追加するか、このマシンを選んでください。</translation>
    </message>
    <message>
        <source>There is no endpoint, so this machine answers alone. Add one.</source>
        <translation>エンドポイントがないため、このマシンだけが回答します。追加してください。</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>エンドポイントを追加</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 を削除しました</translation>
    </message>
    <message>
        <source>The order was changed</source>
        <translation>順序を変更しました</translation>
    </message>
    <message>
        <source>This endpoint is in the list already.</source>
        <translation>このエンドポイントはすでに一覧にあります。</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>%1 を追加しました</translation>
    </message>
    <message>
        <source>The endpoint was changed elsewhere meanwhile. Close this and open it again.</source>
        <translation>その間にエンドポイントが別の所で変更されました。閉じて開き直してください。</translation>
    </message>
    <message>
        <source>%1 was changed</source>
        <translation>%1 を変更しました</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Cannot answer</source>
        <translation>回答できません</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::Services</name>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>OpenAI and everything that speaks like it: vLLM, llama.cpp, Ollama, most providers.</source>
        <translation>OpenAI とその互換: vLLM、llama.cpp、Ollama、多くの事業者。</translation>
    </message>
    <message>
        <source>Ai-semble</source>
        <translation>Ai-semble</translation>
    </message>
    <message>
        <source>An Ai-semble orchestrator: aisemble serve on another machine, or Ai-semble v2.</source>
        <translation>Ai-semble のオーケストレーター: 別のマシンの aisemble serve、または Ai-semble v2。</translation>
    </message>
    <message>
        <source>Ai-semble pod</source>
        <translation>Ai-semble ポッド</translation>
    </message>
    <message>
        <source>A single service of Ai-semble v2, asked without its orchestrator.</source>
        <translation>Ai-semble v2 の単独サービス (オーケストレーターなし)。</translation>
    </message>
    <message>
        <source>Open Inference</source>
        <translation>Open Inference</translation>
    </message>
    <message>
        <source>Open Inference Protocol 2: NVIDIA Triton, KServe.</source>
        <translation>Open Inference Protocol 2: NVIDIA Triton、KServe。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Vision</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Prompts, chats, embeddings</source>
        <translation>プロンプト、チャット、埋め込み</translation>
    </message>
    <message>
        <source>Pictures: faces, objects, words</source>
        <translation>画像: 顔、物体、文字</translation>
    </message>
    <message>
        <source>Sentiment, names, summaries, languages</source>
        <translation>感情、固有名、要約、言語</translation>
    </message>
    <message>
        <source>Tables: profiles, transformations, groups</source>
        <translation>表: 概要、変換、集計</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>Nothing leaves this machine.</source>
        <translation>データはこのマシンの外に出ません。</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>外部のサービス</translation>
    </message>
    <message>
        <source>The endpoints below answer, and nobody else.</source>
        <translation>下のエンドポイントだけが回答します。</translation>
    </message>
    <message>
        <source>Elsewhere, else this machine</source>
        <translation>外部のサービス、次にこのマシン</translation>
    </message>
    <message>
        <source>This machine takes over when no endpoint can be reached.</source>
        <translation>どのエンドポイントにも届かないとき、このマシンが引き継ぎます。</translation>
    </message>
    <message>
        <source>This machine, else elsewhere</source>
        <translation>このマシン、次に外部のサービス</translation>
    </message>
    <message>
        <source>The endpoints below take over when this machine is busy or cannot answer.</source>
        <translation>このマシンが混雑または回答不能のとき、下のエンドポイントが引き継ぎます。</translation>
    </message>
    <message>
        <source>The protocol&apos;s own fields only</source>
        <translation>プロトコルの項目のみ</translation>
    </message>
    <message>
        <source>As vLLM takes them</source>
        <translation>vLLM の形式</translation>
    </message>
    <message>
        <source>As llama.cpp takes them</source>
        <translation>llama.cpp の形式</translation>
    </message>
    <message>
        <source>As this program&apos;s server takes them</source>
        <translation>このプログラムのサーバーの形式</translation>
    </message>
    <message>
        <source>The key is missing</source>
        <translation>キーがありません</translation>
    </message>
    <message>
        <source>Key from the variable %1</source>
        <translation>変数 %1 のキー</translation>
    </message>
    <message>
        <source>Key held for this run only</source>
        <translation>キーは今回の実行中のみ</translation>
    </message>
    <message>
        <source>Key in the keyring</source>
        <translation>キーはキーリング内</translation>
    </message>
    <message>
        <source>There is no keyring on this desktop. Start GNOME Keyring or KWallet to keep keys.</source>
        <translation>このデスクトップにキーリングがありません。キーを保存するには GNOME キーリングか KWallet を起動してください。</translation>
    </message>
    <message>
        <source>Access to the keyring was declined.</source>
        <translation>キーリングへのアクセスが拒否されました。</translation>
    </message>
    <message>
        <source>The keyring refuses access. Unlock it and try again.</source>
        <translation>キーリングがアクセスを拒みました。ロックを解除して再試行してください。</translation>
    </message>
    <message>
        <source>This build has no keyring.</source>
        <translation>このビルドはキーリングに対応していません。</translation>
    </message>
    <message>
        <source>The keyring failed: %1</source>
        <translation>キーリングの失敗: %1</translation>
    </message>
    <message>
        <source>Put out for %1 s</source>
        <translation>あと %1 秒は使いません</translation>
    </message>
    <message>
        <source>Being tried again</source>
        <translation>再び試しています</translation>
    </message>
    <message>
        <source>The last call failed</source>
        <translation>前回の呼び出しは失敗</translation>
    </message>
    <message>
        <source>Not called yet</source>
        <translation>まだ呼ばれていません</translation>
    </message>
    <message>
        <source>Answers, %1</source>
        <translation>応答 %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ServicesPanel</name>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Each kind of work is answered by this machine, or by services elsewhere with the same buttons. Only what is set to be elsewhere leaves this machine.</source>
        <translation>仕事の種類ごとに、このマシンか外部のサービスが回答します。外部と設定したものだけがこのマシンの外に出ます。</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>すべてテスト</translation>
    </message>
    <message>
        <source>Time limits and connections</source>
        <translation>時間制限と接続</translation>
    </message>
    <message>
        <source>The limits were changed</source>
        <translation>制限を変更しました</translation>
    </message>
    <message>
        <source>Test all endpoints</source>
        <translation>すべてのエンドポイントをテスト</translation>
    </message>
    <message>
        <source>There is no endpoint to test. Add one first.</source>
        <translation>テストするエンドポイントがありません。まず追加してください。</translation>
    </message>
    <message>
        <source>Add an endpoint: %1</source>
        <translation>エンドポイントを追加: %1</translation>
    </message>
    <message>
        <source>%1 of %2 services ready</source>
        <translation>%2 サービス中 %1 準備完了</translation>
    </message>
    <message>
        <source>%1 calls under way</source>
        <translation>呼び出し中 %1 件</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
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
        <translation>同梱のモデル</translation>
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
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>A cache that several machines share is set in the Services panel.</source>
        <translation>複数のマシンで共有するキャッシュは「サービス」パネルで設定します。</translation>
    </message>
    <message>
        <source>Folders with models</source>
        <translation>モデルのフォルダー</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Looked into beside the bundled models, the workbench&apos;s own models folder and the Hugging Face cache. Files stay where they are.</source>
        <translation>同梱モデル、ワークベンチのモデルフォルダー、Hugging Face のキャッシュに加えて探します。ファイルは元の場所のままです。</translation>
    </message>
    <message>
        <source>Add a folder of models</source>
        <translation>モデルのフォルダーを追加</translation>
    </message>
    <message>
        <source>How services elsewhere are called. Which ones, and their keys, is set in the Services panel.</source>
        <translation>外部のサービスの呼び出し方です。どのサービスかとそのキーは「サービス」パネルで設定します。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::SharedCacheCard</name>
    <message>
        <source>Shared results</source>
        <translation>共有する結果</translation>
    </message>
    <message>
        <source>A Redis server keeps results for all who use it. Its absence costs time, never an answer.</source>
        <translation>Redis サーバーが、利用者全員のために結果を保持します。なくても時間がかかるだけで、回答は失われません。</translation>
    </message>
    <message>
        <source>Share results</source>
        <translation>結果を共有する</translation>
    </message>
    <message>
        <source>Address of the Redis server</source>
        <translation>Redis サーバーのアドレス</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Password of the Redis server</source>
        <translation>Redis サーバーのパスワード</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Time limit of the Redis server</source>
        <translation>Redis サーバーの時間制限</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>時間制限</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Test the Redis server</source>
        <translation>Redis サーバーをテスト</translation>
    </message>
    <message>
        <source>Enter the address, for example %1.</source>
        <translation>アドレスを入力してください (例: %1)。</translation>
    </message>
    <message>
        <source>The shared cache was changed</source>
        <translation>共有キャッシュを変更しました</translation>
    </message>
    <message>
        <source>Results are shared no longer</source>
        <translation>結果の共有をやめました</translation>
    </message>
    <message>
        <source>Results are shared now</source>
        <translation>結果を共有します</translation>
    </message>
    <message>
        <source>The password is in the keyring</source>
        <translation>パスワードをキーリングに保存しました</translation>
    </message>
    <message>
        <source>%1 The password is held for this run only.</source>
        <translation>%1 パスワードは今回の実行中だけ保持されます。</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>It answers.</source>
        <translation>応答がありました。</translation>
    </message>
    <message>
        <source>%1 Check that the server runs, its address and its password.</source>
        <translation>%1 サーバーが動いているか、アドレスとパスワードを確認してください。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>%1 hits, %2 misses, %3 stored, %4 faults</source>
        <translation>ヒット %1、ミス %2、保存 %3、障害 %4</translation>
    </message>
    <message>
        <source>Left alone after a fault: %1</source>
        <translation>障害のため休止中: %1</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>使われていません</translation>
    </message>
    <message>
        <source>Keys come from the environment in this run.</source>
        <translation>この実行では、キーは環境変数から読みます。</translation>
    </message>
    <message>
        <source>None is needed, or paste it here</source>
        <translation>不要、またはここに貼り付け</translation>
    </message>
    <message>
        <source>There is one; paste another to replace it</source>
        <translation>登録済み。置き換えるには新しいものを貼り付け</translation>
    </message>
    <message>
        <source>Kept in the keyring, or in the variable %1; never in a file.</source>
        <translation>キーリングか変数 %1 に保存し、ファイルには書きません。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::StageTimes</name>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;秒</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>batch wait</source>
        <translation>バッチ待ち</translation>
    </message>
    <message>
        <source>load</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>tokenise</source>
        <translation>トークン化</translation>
    </message>
    <message>
        <source>prefill</source>
        <translation>プリフィル</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>デコード</translation>
    </message>
    <message>
        <source>decode image</source>
        <translation>画像の復号</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>postprocess</source>
        <translation>後処理</translation>
    </message>
    <message>
        <source>network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Took %1: %2</source>
        <translation>所要時間 %1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::StatisticsModel</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>欠損</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>異なる値</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>25 %</source>
        <translation>25 %</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>75 %</source>
        <translation>75 %</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::StatisticsPage</name>
    <message>
        <source>Statistics of the columns</source>
        <translation>列の統計</translation>
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
    <name>aisemble::ui::StepForm</name>
    <message>
        <source>What to do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keep rows where…</source>
        <translation>条件に合う行を残す…</translation>
    </message>
    <message>
        <source>Sort rows</source>
        <translation>行を並べ替える</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>列を選ぶ</translation>
    </message>
    <message>
        <source>Rename a column</source>
        <translation>列の名前を変える</translation>
    </message>
    <message>
        <source>Fill missing values</source>
        <translation>欠損を埋める</translation>
    </message>
    <message>
        <source>Drop rows with missing values</source>
        <translation>欠損のある行を除く</translation>
    </message>
    <message>
        <source>Scale numbers</source>
        <translation>数値を標準化する</translation>
    </message>
    <message>
        <source>Group and aggregate</source>
        <translation>グループ化と集計</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>手順を追加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>向き</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>昇順</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>降順</translation>
    </message>
    <message>
        <source>Columns to keep</source>
        <translation>残す列</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新しい名前</translation>
    </message>
    <message>
        <source>With</source>
        <translation>埋める値</translation>
    </message>
    <message>
        <source>A value</source>
        <translation>指定した値</translation>
    </message>
    <message>
        <source>The mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>The most frequent value</source>
        <translation>最頻値</translation>
    </message>
    <message>
        <source>The value above</source>
        <translation>上の行の値</translation>
    </message>
    <message>
        <source>Missing in</source>
        <translation>欠損のある列</translation>
    </message>
    <message>
        <source>Every column of numbers becomes (value − mean) ÷ standard deviation.</source>
        <translation>数値の列はすべて (値 − 平均) ÷ 標準偏差 になります。</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>グループ化する列</translation>
    </message>
    <message>
        <source>Figures (none: number of rows)</source>
        <translation>集計値 (なし: 行数)</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Column of the figure</source>
        <translation>集計する列</translation>
    </message>
    <message>
        <source>Add this figure</source>
        <translation>この集計値を追加</translation>
    </message>
    <message>
        <source>Remove the chosen figure</source>
        <translation>選んだ集計値を削除</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>すべての列</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>いずれかの列</translation>
    </message>
    <message>
        <source>Save step</source>
        <translation>手順を保存</translation>
    </message>
    <message>
        <source>Open a table first.</source>
        <translation>先に表を開いてください。</translation>
    </message>
    <message>
        <source>Choose at least one column to keep.</source>
        <translation>残す列を一つ以上選んでください。</translation>
    </message>
    <message>
        <source>Type a new name.</source>
        <translation>新しい名前を入力してください。</translation>
    </message>
    <message>
        <source>Type the value to fill in.</source>
        <translation>埋める値を入力してください。</translation>
    </message>
    <message>
        <source>Choose columns to group by, or add a figure.</source>
        <translation>グループ化する列を選ぶか、集計値を追加してください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::StepsPanel</name>
    <message>
        <source>No steps yet. Each step works on what the one before it gives; the file is never changed.</source>
        <translation>手順はまだありません。各手順は前の手順の結果に対して働きます。元のファイルは変更されません。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Change the chosen step (Enter)</source>
        <translation>選んだ手順を変更 (Enter)</translation>
    </message>
    <message>
        <source>Remove the chosen step (Del)</source>
        <translation>選んだ手順を削除 (Del)</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>元に戻す (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>やり直す (Ctrl+Shift+Z)</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::SuiteTableModel</name>
    <message>
        <source>%1 of %2 failed. The first: %3</source>
        <translation>%2 件中 %1 件が失敗。最初のエラー: %3</translation>
    </message>
    <message>
        <source>The first request, which may load a model, took %1 and does not count.</source>
        <translation>モデルを読み込むことのある最初の要求は %1 で、集計に含めません。</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>測定項目</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TablePage</name>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Search in the table</source>
        <translation>表の中を検索</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>前の一致 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>次の一致 (F3)</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索しています…</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>一致なし</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 件中 %1 件目</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TableSteps</name>
    <message>
        <source>There is no column “%1” at this step. The table has %2. Edit the step, or turn it off.</source>
        <translation>この手順の時点で列「%1」はありません。表の列は %2 です。手順を変更するか、オフにしてください。</translation>
    </message>
    <message>
        <source>No column is chosen. Choose at least one to keep.</source>
        <translation>列が選ばれていません。残す列を一つ以上選んでください。</translation>
    </message>
    <message>
        <source>The new name is empty. Type one.</source>
        <translation>新しい名前が空です。入力してください。</translation>
    </message>
    <message>
        <source>There is a column “%1” already. Choose another name.</source>
        <translation>列「%1」はすでにあります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>“%1” holds no numbers, so it has no mean or median. Fill it with a value, with the most frequent one, or with the one above.</source>
        <translation>「%1」は数値の列ではないため、平均も中央値もありません。指定した値、最頻値、上の行の値のいずれかで埋めてください。</translation>
    </message>
    <message>
        <source>“%1” holds numbers, and “%2” is none. Type a number.</source>
        <translation>「%1」は数値の列ですが、「%2」は数値ではありません。数値を入力してください。</translation>
    </message>
    <message>
        <source>Keep rows where %1 %2</source>
        <translation>残す行: %1 %2</translation>
    </message>
    <message>
        <source>Sort by %1, descending</source>
        <translation>%1 で降順に並べ替え</translation>
    </message>
    <message>
        <source>Sort by %1, ascending</source>
        <translation>%1 で昇順に並べ替え</translation>
    </message>
    <message>
        <source>Keep columns %1</source>
        <translation>列 %1 を残す</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 の名前を %2 に変更</translation>
    </message>
    <message>
        <source>all columns</source>
        <translation>すべての列</translation>
    </message>
    <message>
        <source>Fill missing in %1 with %2</source>
        <translation>%1 の欠損を %2 で埋める</translation>
    </message>
    <message>
        <source>Fill missing in %1 with the mean</source>
        <translation>%1 の欠損を平均で埋める</translation>
    </message>
    <message>
        <source>Fill missing in %1 with the median</source>
        <translation>%1 の欠損を中央値で埋める</translation>
    </message>
    <message>
        <source>Fill missing in %1 with the most frequent value</source>
        <translation>%1 の欠損を最頻値で埋める</translation>
    </message>
    <message>
        <source>Fill missing in %1 with the value above</source>
        <translation>%1 の欠損を上の行の値で埋める</translation>
    </message>
    <message>
        <source>Drop rows with a missing value</source>
        <translation>欠損のある行を除く</translation>
    </message>
    <message>
        <source>Drop rows where %1 is missing</source>
        <translation>%1 が欠損の行を除く</translation>
    </message>
    <message>
        <source>Scale numbers to mean 0, deviation 1</source>
        <translation>数値を平均 0、標準偏差 1 に標準化</translation>
    </message>
    <message>
        <source>number of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>All rows: %1</source>
        <translation>全行: %1</translation>
    </message>
    <message>
        <source>By %1: %2</source>
        <translation>%1 ごと: %2</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>を含む</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>を含まない</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>で始まる</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>が欠損</translation>
    </message>
    <message>
        <source>is not missing</source>
        <translation>が欠損でない</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>count</source>
        <translation>個数</translation>
    </message>
    <message>
        <source>first</source>
        <translation>先頭</translation>
    </message>
    <message>
        <source>last</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>product</source>
        <translation>積</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>分散</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>distinct</source>
        <translation>異なる値</translation>
    </message>
    <message>
        <source>std. error</source>
        <translation>標準誤差</translation>
    </message>
    <message>
        <source>std. dev.</source>
        <translation>標準偏差</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TaskFields</name>
    <message>
        <source>Measure edges</source>
        <translation>輪郭も測る</translation>
    </message>
    <message>
        <source>Smallest area (px²)</source>
        <translation>最小の面積 (px²)</translation>
    </message>
    <message>
        <source>Smaller things are left out</source>
        <translation>これより小さいものは除きます</translation>
    </message>
    <message>
        <source>Step between sizes</source>
        <translation>拡大の刻み</translation>
    </message>
    <message>
        <source>Smaller finds more and takes longer</source>
        <translation>小さいほど多く見つかり、時間がかかります</translation>
    </message>
    <message>
        <source>Hits that must agree</source>
        <translation>一致する検出の数</translation>
    </message>
    <message>
        <source>More gives fewer false faces</source>
        <translation>多いほど誤検出が減ります</translation>
    </message>
    <message>
        <source>Smallest width (px)</source>
        <translation>最小の幅 (px)</translation>
    </message>
    <message>
        <source>Smallest height (px)</source>
        <translation>最小の高さ (px)</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>文字の言語</translation>
    </message>
    <message>
        <source>As the picture looks</source>
        <translation>画像に合わせる</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>English and Japanese</source>
        <translation>英語と日本語</translation>
    </message>
    <message>
        <source>Greatest width (px)</source>
        <translation>最大の幅 (px)</translation>
    </message>
    <message>
        <source>Greatest height (px)</source>
        <translation>最大の高さ (px)</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>品質</translation>
    </message>
    <message>
        <source>Of JPEG and WebP</source>
        <translation>JPEG と WebP に適用</translation>
    </message>
    <message>
        <source>Width (px)</source>
        <translation>幅 (px)</translation>
    </message>
    <message>
        <source>Height (px)</source>
        <translation>高さ (px)</translation>
    </message>
    <message>
        <source>Turn as the camera was held</source>
        <translation>撮影時の向きに回転</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>テキストの言語</translation>
    </message>
    <message>
        <source>Detect for each</source>
        <translation>それぞれ自動判定</translation>
    </message>
    <message>
        <source>One item is</source>
        <translation>一項目の単位</translation>
    </message>
    <message>
        <source>Records are those of .csv, .tsv and .jsonl files</source>
        <translation>レコードは .csv、.tsv、.jsonl ファイルのものです</translation>
    </message>
    <message>
        <source>A record, or a whole file</source>
        <translation>レコード、またはファイル全体</translation>
    </message>
    <message>
        <source>Each line</source>
        <translation>各行</translation>
    </message>
    <message>
        <source>Each whole file</source>
        <translation>各ファイル全体</translation>
    </message>
    <message>
        <source>Column with the text</source>
        <translation>テキストの列</translation>
    </message>
    <message>
        <source>Of records; empty: “text”, or the only one</source>
        <translation>レコードの列。空なら「text」、または唯一の列</translation>
    </message>
    <message>
        <source>Keywords at most</source>
        <translation>キーワードの最大数</translation>
    </message>
    <message>
        <source>Sentences at most</source>
        <translation>文の最大数</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較対象</translation>
    </message>
    <message>
        <source>The text that every item is compared with</source>
        <translation>各項目と比較するテキスト</translation>
    </message>
    <message>
        <source>Correlations of the columns</source>
        <translation>列どうしの相関</translation>
    </message>
    <message>
        <source>Normalise numbers</source>
        <translation>数値を標準化</translation>
    </message>
    <message>
        <source>To a mean of 0 and a standard deviation of 1</source>
        <translation>平均 0、標準偏差 1 にします</translation>
    </message>
    <message>
        <source>Leave out rows with missing values</source>
        <translation>欠損のある行を除く</translation>
    </message>
    <message>
        <source>Columns to keep</source>
        <translation>残す列</translation>
    </message>
    <message>
        <source>a, b, c; empty: all</source>
        <translation>a, b, c (空: すべて)</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>グループ化する列</translation>
    </message>
    <message>
        <source>a, b; empty: one group</source>
        <translation>a, b (空: 一つのグループ)</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>集計値</translation>
    </message>
    <message>
        <source>price=mean, price=max; empty: sizes of groups</source>
        <translation>price=mean, price=max (空: グループの行数)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Summarise in one sentence: {text}</source>
        <translation>次の文章を一文で要約してください: {text}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>The default model</source>
        <translation>既定のモデル</translation>
    </message>
    <message>
        <source>Tokens at most</source>
        <translation>最大トークン数</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>0 gives the same answer every time</source>
        <translation>0 なら毎回同じ回答になります</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>The advanced options are not a JSON object: %1. Write them as {&quot;name&quot;: value}, or leave the field empty.</source>
        <translation>詳細オプションが JSON オブジェクトではありません: %1。{&quot;名前&quot;: 値} の形で書くか、空にしてください。</translation>
    </message>
    <message>
        <source>they are something else</source>
        <translation>別の形式です</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextController</name>
    <message>
        <source>The service answered with something that is no text result. Please report this.</source>
        <translation>サービスがテキストの結果ではないものを返しました。不具合として報告してください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextEditor</name>
    <message>
        <source>Only the first of %1 files is opened here. A batch takes them all.</source>
        <translation>ここでは %1 個のファイルのうち最初のものだけを開きます。すべて処理するにはバッチを使ってください。</translation>
    </message>
    <message>
        <source>Drop the file to open it</source>
        <translation>ドロップするとファイルを開きます</translation>
    </message>
    <message>
        <source>Drop the file to open it in place of this text</source>
        <translation>ドロップすると、このテキストの代わりにファイルを開きます</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextEmptyState</name>
    <message>
        <source>English sample</source>
        <translation>英語のサンプル</translation>
    </message>
    <message>
        <source>Japanese sample</source>
        <translation>日本語のサンプル</translation>
    </message>
    <message>
        <source>What shall be read?</source>
        <translation>何を読み取りますか?</translation>
    </message>
    <message>
        <source>Write or paste a text, drop a .txt, .md or .csv file here, or begin with a sample.</source>
        <translation>テキストを入力または貼り付けるか、.txt、.md、.csv ファイルをここにドロップしてください。サンプルから始めることもできます。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>Open the sample: %1</source>
        <translation>サンプルを開く: %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextFile</name>
    <message>
        <source>“%1” is a folder. Open one of its files, or give the folder to a batch.</source>
        <translation>「%1」はフォルダーです。中のファイルを開くか、フォルダーをバッチに渡してください。</translation>
    </message>
    <message>
        <source>“%1” has %2; the editor takes up to %3. Use a batch or the command “aisemble nlp” for it.</source>
        <translation>「%1」は %2 あります。エディターで扱えるのは %3 までです。バッチまたはコマンド「aisemble nlp」を使ってください。</translation>
    </message>
    <message>
        <source>“%1” is in UTF-16. Save it as UTF-8 and open it again.</source>
        <translation>「%1」は UTF-16 です。UTF-8 で保存してから開き直してください。</translation>
    </message>
    <message>
        <source>“%1” is not a text: byte %2 is zero.</source>
        <translation>「%1」はテキストではありません。%2 バイト目がゼロです。</translation>
    </message>
    <message>
        <source>“%1” is not in UTF-8: byte %2, in line %3, does not belong to a character. Save it as UTF-8, for example with iconv, and open it again.</source>
        <translation>「%1」は UTF-8 ではありません。%3 行目の %2 バイト目が文字の一部になっていません。iconv などで UTF-8 に変換してから開き直してください。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextFindings</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 words in %2 sentences</source>
        <translation>%1 語、%2 文</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>文字数</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>語数</translation>
    </message>
    <message>
        <source>What stands between white space and punctuation</source>
        <translation>空白と句読点で区切られたもの</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>文の数</translation>
    </message>
    <message>
        <source>The engine ends a sentence at every full stop, also inside of a number.</source>
        <translation>エンジンは「.」ごとに文を区切ります。数値の中の点も含みます。</translation>
    </message>
    <message>
        <source>Reading time</source>
        <translation>読了時間</translation>
    </message>
    <message>
        <source>At 238 words a minute, or 357 characters of Japanese</source>
        <translation>毎分 238 語、日本語は毎分 357 文字として計算</translation>
    </message>
    <message>
        <source>Word length</source>
        <translation>語の長さ</translation>
    </message>
    <message>
        <source>Characters a word, on average</source>
        <translation>1 語あたりの平均文字数</translation>
    </message>
    <message>
        <source>Sentence length</source>
        <translation>文の長さ</translation>
    </message>
    <message>
        <source>Words a sentence, on average</source>
        <translation>1 文あたりの平均語数</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>大文字</translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation>小文字</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Punctuation</source>
        <translation>句読点</translation>
    </message>
    <message>
        <source>Most frequent words</source>
        <translation>頻出語</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>語</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>Frequent words</source>
        <translation>頻出語</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>信頼度</translation>
    </message>
    <message>
        <source>Positive words</source>
        <translation>肯定的な語</translation>
    </message>
    <message>
        <source>Of a list of nine, where they stand between spaces, as the original service counts them</source>
        <translation>9 語のリストのうち、空白で区切られて現れるもの (元のサービスと同じ数え方)</translation>
    </message>
    <message>
        <source>Negative words</source>
        <translation>否定的な語</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Polarity</source>
        <translation>極性</translation>
    </message>
    <message>
        <source>Subjectivity</source>
        <translation>主観性</translation>
    </message>
    <message>
        <source>The sentiment lexicon has English words only. A text in another language reads as neutral because no word of it is known.</source>
        <translation>感情辞書には英語の語しかありません。ほかの言語のテキストは、知っている語がないため中立と判定されます。</translation>
    </message>
    <message>
        <source>By weight (TF-IDF)</source>
        <translation>重み順 (TF-IDF)</translation>
    </message>
    <message>
        <source>By frequency</source>
        <translation>頻度順</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>キーワード</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>TF-IDF</source>
        <translation>TF-IDF</translation>
    </message>
    <message>
        <source>%1 keywords</source>
        <translation>キーワード %1 件</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>キーワード</translation>
    </message>
    <message>
        <source>The text is too short to weigh its words by sentence (TF-IDF): it takes six words that count and a full stop.</source>
        <translation>文ごとに語の重み (TF-IDF) を求めるにはテキストが短すぎます。対象になる語が 6 つと「.」が必要です。</translation>
    </message>
    <message>
        <source>%1 of %2 sentences</source>
        <translation>%2 文中 %1 文</translation>
    </message>
    <message>
        <source>Sentences of the text</source>
        <translation>テキストの文</translation>
    </message>
    <message>
        <source>Sentences chosen</source>
        <translation>選ばれた文</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>文</translation>
    </message>
    <message>
        <source>Chosen sentences</source>
        <translation>選ばれた文</translation>
    </message>
    <message>
        <source>Not every sentence of the summary stands in the text word for word; only those that do are marked.</source>
        <translation>要約のすべての文がそのまま本文にあるわけではありません。本文にあるものだけをマークしています。</translation>
    </message>
    <message>
        <source>The summary is cut at the full stop “.”, which this language seldom uses: the text may come back as a whole.</source>
        <translation>要約は「.」で文を区切りますが、この言語ではあまり使われないため、テキスト全体がそのまま返ることがあります。</translation>
    </message>
    <message>
        <source>%1 alike</source>
        <translation>類似度 %1</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Weighted words</source>
        <translation>重み付きの語</translation>
    </message>
    <message>
        <source>Shared words</source>
        <translation>共通の語</translation>
    </message>
    <message>
        <source>Equal characters</source>
        <translation>一致する文字</translation>
    </message>
    <message>
        <source>Weighted words: cosine of the TF-IDF weights. Shared words: those of both texts among all (Jaccard). Equal characters: the same character at the same place.</source>
        <translation>重み付きの語: TF-IDF の重みのコサイン。共通の語: 全体に占める両方にある語 (Jaccard)。一致する文字: 同じ位置にある同じ文字。</translation>
    </message>
    <message>
        <source>Words in both</source>
        <translation>両方にある語</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>異なり語数</translation>
    </message>
    <message>
        <source>Of both texts together</source>
        <translation>両方のテキストを合わせた数</translation>
    </message>
    <message>
        <source>Words of both texts</source>
        <translation>両方のテキストにある語</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>There is too little to go by; this language is an assumption.</source>
        <translation>手がかりが少なすぎるため、この言語は仮定です。</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>否定的</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>中立</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>肯定的</translation>
    </message>
    <message>
        <source>From -1, negative, to 1, positive</source>
        <translation>-1 (否定的) から 1 (肯定的) まで</translation>
    </message>
    <message>
        <source>From 0, factual, to 1, personal</source>
        <translation>0 (客観的) から 1 (主観的) まで</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>This task takes what stands between spaces and punctuation as a word, which is too long in this language. “%1” cuts its words properly.</source>
        <translation>このタスクは空白と句読点で区切られたものを語とみなすため、この言語では長すぎます。「%1」なら語を正しく区切ります。</translation>
    </message>
    <message>
        <source>1 entity</source>
        <translation>固有表現 1 件</translation>
    </message>
    <message>
        <source>%1 entities</source>
        <translation>固有表現 %1 件</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>固有表現</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>種類別</translation>
    </message>
    <message>
        <source>The engine lists the first five numbers of a text and no more.</source>
        <translation>エンジンが一覧にする数値は、テキストの最初の 5 つまでです。</translation>
    </message>
    <message>
        <source>%1 words and signs</source>
        <translation>語と記号 %1 個</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Part of speech</source>
        <translation>品詞</translation>
    </message>
    <message>
        <source>Parts of speech</source>
        <translation>品詞</translation>
    </message>
    <message>
        <source>Words and signs</source>
        <translation>語と記号</translation>
    </message>
    <message>
        <source>Words between spaces</source>
        <translation>空白区切りの語</translation>
    </message>
    <message>
        <source>Tagged by: %1.</source>
        <translation>タグ付け: %1。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中国語</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韓国語</translation>
    </message>
    <message>
        <source>German</source>
        <translation>ドイツ語</translation>
    </message>
    <message>
        <source>French</source>
        <translation>フランス語</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>スペイン語</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>イタリア語</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>ポルトガル語</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>オランダ語</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>ロシア語</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>統計</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>感情</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>固有表現</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>要約</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>類似度</translation>
    </message>
    <message>
        <source>Words and parts of speech</source>
        <translation>語と品詞</translation>
    </message>
    <message>
        <source>Counts characters, words and sentences, and finds the most frequent words.</source>
        <translation>文字、語、文を数え、頻出語を見つけます。</translation>
    </message>
    <message>
        <source>Scores how positive and how personal the text is.</source>
        <translation>テキストがどれほど肯定的か、主観的かを採点します。</translation>
    </message>
    <message>
        <source>Finds the words that matter, by frequency and by weight.</source>
        <translation>頻度と重みから重要な語を見つけます。</translation>
    </message>
    <message>
        <source>Finds mail addresses, links, telephone numbers, dates and the like.</source>
        <translation>メールアドレス、リンク、電話番号、日付などを見つけます。</translation>
    </message>
    <message>
        <source>Picks the sentences that say the most.</source>
        <translation>最も多くを語る文を選び出します。</translation>
    </message>
    <message>
        <source>Compares the text with a second one.</source>
        <translation>もう一つのテキストと比べます。</translation>
    </message>
    <message>
        <source>Cuts the text into words and tells what each is.</source>
        <translation>テキストを語に区切り、それぞれの品詞を示します。</translation>
    </message>
    <message>
        <source>Tells which language the text is in.</source>
        <translation>テキストの言語を判定します。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextPanel</name>
    <message>
        <source>There is no second text yet. Write, paste or drop one to compare with.</source>
        <translation>比較する 2 つ目のテキストがまだありません。入力、貼り付け、またはドロップしてください。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Run the task</source>
        <translation>タスクを実行</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>タスクをキャンセル</translation>
    </message>
    <message>
        <source>Open a text file</source>
        <translation>テキストファイルを開く</translation>
    </message>
    <message>
        <source>Paste in place of the text</source>
        <translation>テキストを貼り付けで置き換え</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>クリップボードにテキストがありません。</translation>
    </message>
    <message>
        <source>The clipboard&apos;s text took the place of the old one</source>
        <translation>クリップボードのテキストで置き換えました</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>テキストを消去</translation>
    </message>
    <message>
        <source>The text was cleared</source>
        <translation>テキストを消去しました</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>次のマーカー</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>前のマーカー</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>結果をコピー</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>結果を書き出す</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>テキストへ移動</translation>
    </message>
    <message>
        <source>Go to the result&apos;s table</source>
        <translation>結果の表へ移動</translation>
    </message>
    <message>
        <source>Run as you type, or not</source>
        <translation>入力中の実行を切り替え</translation>
    </message>
    <message>
        <source>Show or hide task and result</source>
        <translation>タスクと結果の表示を切り替え</translation>
    </message>
    <message>
        <source>Task: %1</source>
        <translation>タスク: %1</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md *.csv *.tsv *.log *.json *.jsonl *.xml *.html)</source>
        <translation>テキスト (*.txt *.md *.csv *.tsv *.log *.json *.jsonl *.xml *.html)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>There is no result to export yet. Run the task first.</source>
        <translation>書き出す結果がまだありません。先にタスクを実行してください。</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>Whole answer (*.json)</source>
        <translation>回答全体 (*.json)</translation>
    </message>
    <message>
        <source>The result was written to “%1”</source>
        <translation>結果を「%1」に書き出しました</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較対象</translation>
    </message>
    <message>
        <source>Text to compare with</source>
        <translation>比較するテキスト</translation>
    </message>
    <message>
        <source>Write or paste the second text, or drop a file here</source>
        <translation>二つ目のテキストを入力または貼り付けるか、ファイルをここにドロップしてください</translation>
    </message>
    <message>
        <source>Statistics of the text</source>
        <translation>テキストの統計</translation>
    </message>
    <message>
        <source>Open a text file (Ctrl+O)</source>
        <translation>テキストファイルを開く (Ctrl+O)</translation>
    </message>
    <message>
        <source>Paste in place of the text (Ctrl+Shift+V)</source>
        <translation>テキストを貼り付けで置き換え (Ctrl+Shift+V)</translation>
    </message>
    <message>
        <source>Clear the text (Ctrl+Shift+Delete)</source>
        <translation>テキストを消去 (Ctrl+Shift+Delete)</translation>
    </message>
    <message>
        <source>Previous mark (Shift+F8)</source>
        <translation>前のマーカー (Shift+F8)</translation>
    </message>
    <message>
        <source>Next mark (F8)</source>
        <translation>次のマーカー (F8)</translation>
    </message>
    <message>
        <source>Show or hide task and result (Ctrl+Shift+B)</source>
        <translation>タスクと結果の表示を切り替え (Ctrl+Shift+B)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>“%1” was opened in place of the text</source>
        <translation>テキストを「%1」に置き換えました</translation>
    </message>
    <message>
        <source>There is no text yet. Write, paste or open one first.</source>
        <translation>テキストがまだありません。先に入力するか、貼り付けるか、開いてください。</translation>
    </message>
    <message>
        <source>Text by lexicon and rules</source>
        <translation>辞書と規則によるテキスト処理</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextResultsView</name>
    <message>
        <source>The result appears here.</source>
        <translation>結果はここに表示されます。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text changed</source>
        <translation>テキスト変更あり</translation>
    </message>
    <message>
        <source>The text was edited since. Run the task again for a new result.</source>
        <translation>結果が出たあとにテキストが編集されました。もう一度実行すると新しい結果が得られます。</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Answered from the cache</source>
        <translation>キャッシュから回答しました</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>リモート</translation>
    </message>
    <message>
        <source>Answered by a service elsewhere</source>
        <translation>外部のサービスが回答しました</translation>
    </message>
    <message>
        <source>Copy the result (Ctrl+Shift+C)</source>
        <translation>結果をコピー (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Export the result (Ctrl+S)</source>
        <translation>結果を書き出す (Ctrl+S)</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>要約</translation>
    </message>
    <message>
        <source>Result as a table</source>
        <translation>表形式の結果</translation>
    </message>
    <message>
        <source>Result as JSON</source>
        <translation>JSON 形式の結果</translation>
    </message>
    <message>
        <source>These results come from a service elsewhere.</source>
        <translation>この結果は、外部のサービスによるものです。</translation>
    </message>
    <message>
        <source>These results come from lexicon and rules on this machine, not from a language model.</source>
        <translation>この結果は、このコンピューター上の辞書と規則によるもので、言語モデルによるものではありません。</translation>
    </message>
    <message>
        <source>Language of the text: %1.</source>
        <translation>テキストの言語: %1。</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>書き出しています…</translation>
    </message>
    <message>
        <source>The first %1 of %2 are shown. Export gives the whole.</source>
        <translation>%2 のうち最初の %1 を表示しています。書き出すと全体が得られます。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextStatistics</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 character</source>
        <translation>%1 文字</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 文字</translation>
    </message>
    <message>
        <source>%1 word</source>
        <translation>%1 語</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 語</translation>
    </message>
    <message>
        <source>%1 sentence</source>
        <translation>%1 文</translation>
    </message>
    <message>
        <source>%1 sentences</source>
        <translation>%1 文</translation>
    </message>
    <message>
        <source>%1 to read</source>
        <translation>読了まで %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextTaskForm</name>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation>テキストの言語</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>自動判定</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>How many keywords at most</source>
        <translation>キーワードの最大数</translation>
    </message>
    <message>
        <source>Keywords at most</source>
        <translation>キーワードの最大数</translation>
    </message>
    <message>
        <source>How many sentences at most</source>
        <translation>文の最大数</translation>
    </message>
    <message>
        <source>Sentences at most</source>
        <translation>文の最大数</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>As you type</source>
        <translation>入力中に実行</translation>
    </message>
    <message>
        <source>Run as you type</source>
        <translation>入力中に実行</translation>
    </message>
    <message>
        <source>Runs the task a moment after each change of the text or the options</source>
        <translation>テキストやオプションの変更から少し待ってタスクを実行します</translation>
    </message>
    <message>
        <source>Progress of the task</source>
        <translation>タスクの進行状況</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>処理中…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel the task (Esc)</source>
        <translation>タスクをキャンセル (Esc)</translation>
    </message>
    <message>
        <source>Run the task on the text (Ctrl+Enter)</source>
        <translation>テキストに対してタスクを実行 (Ctrl+Enter)</translation>
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
    <name>aisemble::ui::VisionForm</name>
    <message>
        <source>Size, colour, brightness and edges of the picture.</source>
        <translation>画像の大きさ、色、明るさ、輪郭を調べます。</translation>
    </message>
    <message>
        <source>Finds outlines that stand out, and names them where a model can.</source>
        <translation>目立つ輪郭を見つけ、モデルがあれば名前を付けます。</translation>
    </message>
    <message>
        <source>Finds faces that look at the camera.</source>
        <translation>カメラを向いた顔を見つけます。</translation>
    </message>
    <message>
        <source>Says what kind of picture it is.</source>
        <translation>どのような画像かを判定します。</translation>
    </message>
    <message>
        <source>Reads the words in the picture.</source>
        <translation>画像の中の文字を読み取ります。</translation>
    </message>
    <message>
        <source>Makes a smaller copy. The picture itself stays as it is.</source>
        <translation>小さいコピーを作ります。元の画像は変わりません。</translation>
    </message>
    <message>
        <source>Cuts out the part that matters. The picture itself stays as it is.</source>
        <translation>大事な部分を切り出します。元の画像は変わりません。</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Find objects</source>
        <translation>物体を検出</translation>
    </message>
    <message>
        <source>Find faces</source>
        <translation>顔を検出</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Read text</source>
        <translation>文字を読み取り</translation>
    </message>
    <message>
        <source>Make smaller</source>
        <translation>小さくする</translation>
    </message>
    <message>
        <source>Smart crop</source>
        <translation>スマート切り抜き</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Measure edges too</source>
        <translation>輪郭も測る</translation>
    </message>
    <message>
        <source>Smallest area</source>
        <translation>最小の面積</translation>
    </message>
    <message>
        <source> px²</source>
        <translation> px²</translation>
    </message>
    <message>
        <source>Scale step</source>
        <translation>拡大の刻み</translation>
    </message>
    <message>
        <source>How much larger each search is than the one before: smaller finds more and takes longer</source>
        <translation>1 回ごとに探す大きさを何倍にするか。小さいほど多く見つかり、時間がかかります</translation>
    </message>
    <message>
        <source>Hits that must agree</source>
        <translation>一致する検出の数</translation>
    </message>
    <message>
        <source>Smallest width</source>
        <translation>最小の幅</translation>
    </message>
    <message>
        <source>Smallest height</source>
        <translation>最小の高さ</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Codes of languages whose data are installed, for example: eng, jpn</source>
        <translation>データがインストールされている言語のコード。例: eng, jpn</translation>
    </message>
    <message>
        <source>Largest width</source>
        <translation>最大の幅</translation>
    </message>
    <message>
        <source>Largest height</source>
        <translation>最大の高さ</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>品質</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::VisionResultView</name>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Save the new picture to a file (Ctrl+S)</source>
        <translation>新しい画像をファイルに保存 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Views of the result</source>
        <translation>結果の表示</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Text that was read</source>
        <translation>読み取った文字</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Result as JSON</source>
        <translation>JSON 形式の結果</translation>
    </message>
    <message>
        <source>The picture itself is left out here; “Save as…” writes it.</source>
        <translation>画像そのものはここでは省いています。「名前を付けて保存…」で書き出せます。</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Result as a table</source>
        <translation>表形式の結果</translation>
    </message>
    <message>
        <source>Columns; click to sort</source>
        <translation>列。クリックで並べ替え</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>CSV でコピー</translation>
    </message>
    <message>
        <source>Copy as TSV</source>
        <translation>TSV でコピー</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>コピー: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Open a picture, choose a task and press Run.</source>
        <translation>画像を開き、タスクを選んで「実行」を押してください。</translation>
    </message>
    <message>
        <source>Working on %1…</source>
        <translation>%1 を処理しています…</translation>
    </message>
    <message>
        <source>%1 waits for its turn.</source>
        <translation>%1 は順番を待っています。</translation>
    </message>
    <message>
        <source>Press Run to see what is found in %1.</source>
        <translation>「実行」を押すと、%1 の結果が表示されます。</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>キャッシュから</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>リモート</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 個見つかりました</translation>
    </message>
    <message>
        <source>another service stepped in: %1</source>
        <translation>別のサービスが代わりに応答: %1</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::VisionTable</name>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Aspect ratio</source>
        <translation>縦横比</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>チャンネル数</translation>
    </message>
    <message>
        <source>Average colour</source>
        <translation>平均の色</translation>
    </message>
    <message>
        <source>Brightness, mean</source>
        <translation>明るさ、平均</translation>
    </message>
    <message>
        <source>Brightness, deviation</source>
        <translation>明るさ、標準偏差</translation>
    </message>
    <message>
        <source>Share of edges</source>
        <translation>輪郭の割合</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>信頼度</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面積</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>単語</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>バイト数</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Part kept</source>
        <translation>残した部分</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::WordClasses</name>
    <message>
        <source>Noun</source>
        <translation>名詞</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>固有名詞</translation>
    </message>
    <message>
        <source>Verb</source>
        <translation>動詞</translation>
    </message>
    <message>
        <source>Adjective</source>
        <translation>形容詞</translation>
    </message>
    <message>
        <source>Adverb</source>
        <translation>副詞</translation>
    </message>
    <message>
        <source>Pronoun</source>
        <translation>代名詞</translation>
    </message>
    <message>
        <source>Determiner</source>
        <translation>限定詞</translation>
    </message>
    <message>
        <source>Preposition or particle</source>
        <translation>前置詞・助詞</translation>
    </message>
    <message>
        <source>Conjunction</source>
        <translation>接続詞</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数詞</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Punctuation</source>
        <translation>句読点</translation>
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
