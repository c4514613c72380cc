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
    <message>
        <source>requests, most at once</source>
        <translation>件 (同時の最大)</translation>
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
    <message>
        <source>One cannot be read: %1.</source>
        <translation>読み取れないものが 1 つあります: %1。</translation>
    </message>
    <message>
        <source>%1 cannot be read, one of them %2.</source>
        <translation>読み取れないものが %1 個あります (%2 など)。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ほか %1 個</translation>
    </message>
    <message>
        <source>This task has no option “%1”. Take it out of the options as JSON, or correct its name.</source>
        <translation>このタスクにはオプション「%1」がありません。JSON のオプションから取り除くか、名前を直してください。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>This task has no options %1. Take them out of the options as JSON, or correct their names.</source>
        <translation>このタスクには次のオプションがありません: %1。JSON のオプションから取り除くか、名前を直してください。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
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
    <message>
        <source>cached</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>How long the item was worked on. The latency in the dashboard counts its waiting for others too.</source>
        <translation>項目の処理そのものにかかった時間。ダッシュボードの応答時間には、ほかの処理を待った時間も含まれます。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::BatchListModel</name>
    <message>
        <source>Begun: %1</source>
        <translation>開始: %1</translation>
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
    <message>
        <source>Cancel the batch</source>
        <translation>バッチをキャンセル</translation>
    </message>
    <message>
        <source>Cancel the running batch, or close the form</source>
        <translation>実行中のバッチをキャンセル、またはフォームを閉じる</translation>
    </message>
    <message>
        <source>“%1” was cancelled; its results stay</source>
        <translation>「%1」をキャンセルしました。得られた結果は残ります</translation>
    </message>
    <message>
        <source>Resume the cancelled batch</source>
        <translation>キャンセルしたバッチを再開</translation>
    </message>
    <message>
        <source>Undo the removal or the cancelling of a batch</source>
        <translation>バッチの削除またはキャンセルを元に戻す</translation>
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
        <source>Stop the batch; results so far stand (Esc)</source>
        <translation>バッチを中止します。ここまでの結果は残ります (Esc)</translation>
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
        <source>Nothing is listed yet</source>
        <translation>まだ項目がありません</translation>
    </message>
    <message>
        <source>No item is like that</source>
        <translation>該当する項目がありません</translation>
    </message>
    <message>
        <source>Nothing done yet</source>
        <translation>まだ完了した項目はありません</translation>
    </message>
    <message>
        <source>Do the cancelled items after all</source>
        <translation>キャンセルした項目を改めて処理します</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>番号 %1</translation>
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
        <source>Keywords</source>
        <translation>キーワード</translation>
    </message>
    <message>
        <source>The words that matter in each text</source>
        <translation>各テキストの重要な語</translation>
    </message>
    <message>
        <source>Names, dates and places</source>
        <translation>固有表現</translation>
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
    <message>
        <source>Whether each text is positive, negative or neutral. Only English words are known: texts in other languages come out as neutral.</source>
        <translation>各テキストが肯定的か、否定的か、中立か。分かるのは英語の語だけで、ほかの言語のテキストは中立になります。</translation>
    </message>
    <message>
        <source>Sentences: %1</source>
        <translation>文: %1</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>文字なし</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>キャンセル中…</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Results: %1</source>
        <translation>結果: %1</translation>
    </message>
    <message>
        <source>In a terminal: %1</source>
        <translation>ターミナルでは: %1</translation>
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
    <message>
        <source>%1 of %2 failed. The first: %3</source>
        <translation>%2 件中 %1 件が失敗。最初のエラー: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was measured: how it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 were answered by a service elsewhere, not by this machine</source>
        <translation>%2 件のうち %1 件には、このマシンではなく外部のサービスが回答しました</translation>
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
    <message>
        <source>%1 runs were deleted</source>
        <translation>%1 件の測定結果を削除しました</translation>
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
        <translation>2 つの測定の比較</translation>
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
    <message>
        <source>The change is from A to B, of averages, answered connections and peak memory. It has a colour where it is 5 % or more and, for averages, the middle halves of the two runs&apos; times do not overlap. Anything less may be chance: two runs of the same program differ, too.</source>
        <translation>変化は A から B へのもので、平均、応答した接続、最大メモリについてのものです。5 % 以上で、平均については 2 回の測定時間の中央の半分どうしが重ならない場合に色が付きます。それ未満は偶然かもしれません。同じプログラムでも 2 回の測定は異なります。</translation>
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
    <message>
        <source>Rows: %1 · drawn: %2</source>
        <translation>行数: %1 · 描画した要素: %2</translation>
    </message>
    <message>
        <source> · the %1 most frequent values, and the other %2 together</source>
        <translation> · 出現数の多い %1 個の値と、残りの %2 個をまとめたもの</translation>
    </message>
    <message>
        <source> · of each of %1 strips, the least and the greatest value</source>
        <translation> · 横に %1 等分した各区間の最小値と最大値</translation>
    </message>
    <message>
        <source> · one dot for each occupied cell of a grid of %1 × %2; no outlier is left out</source>
        <translation> · %1 × %2 の格子で、行があるマスごとに点を 1 つ（外れ値は省きません）</translation>
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
        <translation>棒グラフ</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>折れ線グラフ</translation>
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
        <translation>縦軸の値</translation>
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
        <source>%1 to %2</source>
        <translation>%1 ～ %2</translation>
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
        <source>“%1” was deleted</source>
        <translation>「%1」を削除しました</translation>
    </message>
    <message>
        <source>There is no deleted conversation: they are kept for 30 days.</source>
        <translation>削除された会話はありません。削除した会話は 30 日間保管されます。</translation>
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
        <translation>相関には数値の列が 2 つ以上必要です。この表にはそれだけありません。</translation>
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
        <translation>選んだ 2 つの測定を比較</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>測定中</translation>
    </message>
    <message>
        <source>Delete the chosen runs</source>
        <translation>選んだ測定を削除</translation>
    </message>
    <message>
        <source>Put the deleted runs back</source>
        <translation>削除した測定を元に戻す</translation>
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
    <message>
        <source>The steps are still being carried out. Export when they are done.</source>
        <translation>手順を実行中です。終わってから書き出してください。</translation>
    </message>
    <message>
        <source>Nothing was exported, because step %1 (%2) is not applied. Carry it out again, change it, untick it or remove it, then export.</source>
        <translation>手順 %1 (%2) が適用されていないため、書き出しませんでした。再実行するか、変更するか、チェックを外すか、削除してから書き出してください。</translation>
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
        <source>… and further notes: %1</source>
        <translation>… ほかの注記: %1 件</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Step %1 is not applied: it is carried out elsewhere. Apply sends the rows to %2.</source>
        <translation>手順 %1 は外部のサービスで実行されるため、まだ適用されていません。「適用」を押すと行が %2 に送信されます。</translation>
    </message>
    <message>
        <source>Step %1 is not applied: %2</source>
        <translation>手順 %1 は適用されていません: %2</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
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
    <message>
        <source>Export what is shown (Ctrl+S)</source>
        <translation>表示中の表を書き出す (Ctrl+S)</translation>
    </message>
    <message>
        <source>“%1” was opened anew, without its steps</source>
        <translation>「%1」を手順なしで開き直しました</translation>
    </message>
    <message>
        <source>“%1” was opened in place of “%2” and its steps</source>
        <translation>「%2」とその手順を「%1」に置き換えました</translation>
    </message>
    <message>
        <source>Rows go to %1</source>
        <translation>行の送信先: %1</translation>
    </message>
    <message>
        <source>this machine instead</source>
        <translation>代わりにこのマシン</translation>
    </message>
    <message>
        <source>The table is not analyzed by itself while steps are not applied.</source>
        <translation>適用されていない手順がある間は、表は自動では分析されません。</translation>
    </message>
    <message>
        <source>The table is analyzed elsewhere, and was not sent by itself.</source>
        <translation>表は外部のサービスで分析されるため、自動では送信していません。</translation>
    </message>
    <message>
        <source>Analyze sends the rows to %1.</source>
        <translation>「分析」を押すと行が %1 に送信されます。</translation>
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
    <message>
        <source>steps %1</source>
        <translation>手順 %1</translation>
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
    <message>
        <source>Waiting for the keyring…</source>
        <translation>キーリングを待っています…</translation>
    </message>
    <message>
        <source>The key is given to the keyring. The desktop may ask for its password.</source>
        <translation>キーをキーリングに渡しています。デスクトップがパスワードを尋ねることがあります。</translation>
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
    <message>
        <source>Answered the test, %1</source>
        <translation>テストに応答、%1</translation>
    </message>
    <message>
        <source>Answered the test, without the model</source>
        <translation>テストに応答、モデルなし</translation>
    </message>
    <message>
        <source>The test failed</source>
        <translation>テストに失敗</translation>
    </message>
    <message>
        <source>Did not answer the test</source>
        <translation>テストに応答なし</translation>
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
    <name>aisemble::ui::FindBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 件中 %1 件目</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>大文字と小文字を区別する</translation>
    </message>
    <message>
        <source>Match case (Alt+C)</source>
        <translation>大文字と小文字を区別する (Alt+C)</translation>
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
        <source>Close the search (Esc)</source>
        <translation>検索を閉じる (Esc)</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>more than so many</comment>
        <translation>%1 以上</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>一致なし</translation>
    </message>
    <message>
        <source>Hits: %1</source>
        <translation>%1 件一致</translation>
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
    <name>aisemble::ui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Sections of the help</source>
        <translation>ヘルプの項目</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
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
        <translation>画像 %1 枚が見つかりません</translation>
    </message>
    <message>
        <source>Only the first %1 pictures were opened. For more, use Batch.</source>
        <translation>最初の %1 枚だけを開きました。それより多いときは「バッチ」を使ってください。</translation>
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
        <translation>%1 枚すべてに実行</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>%2 枚中 %1 枚</translation>
    </message>
    <message>
        <source>%1 of %2 pictures, failed: %3</source>
        <translation>%2 枚中 %1 枚、失敗: %3</translation>
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
    <message>
        <source>Put the picture back that was taken from the list</source>
        <translation>一覧から外した画像を戻す</translation>
    </message>
    <message>
        <source>Done: %1, failed: %2, cancelled: %3</source>
        <translation>完了: %1、失敗: %2、キャンセル: %3</translation>
    </message>
    <message>
        <source>Pictures go to %1</source>
        <translation>画像の送信先: %1</translation>
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
    <message>
        <source>the link leads nowhere</source>
        <translation>リンク先がありません</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>アクセスが許可されていません</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>「%1」: %2</translation>
    </message>
    <message>
        <source>File, cannot be read</source>
        <translation>ファイル、読み取れません</translation>
    </message>
    <message>
        <source>%1, cannot be read: %2</source>
        <translation>%1、読み取れないもの: %2</translation>
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
    <message>
        <source>Close the item</source>
        <translation>項目を閉じる</translation>
    </message>
    <message>
        <source>Language of the text: %1. The sentiment lexicon has English words only; of other texts it knows next to nothing and answers “neutral”.</source>
        <translation>テキストの言語: %1。感情辞書にあるのは英語の語だけです。ほかの言語のテキストについてはほとんど何も分からず、「中立」と答えます。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::ItemFilters</name>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Which items are listed</source>
        <translation>一覧に表示する項目</translation>
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
        <source>%1 %2</source>
        <translation>%1 %2</translation>
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
        <translation>接続の制限時間</translation>
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
        <translation>回答の制限時間</translation>
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
        <translation>次の断片を待つ時間</translation>
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
        <translation>待機させる接続数</translation>
    </message>
    <message>
        <source>Idle connections that the next request may use.</source>
        <translation>次のリクエストが使える、待機中の接続です。</translation>
    </message>
    <message>
        <source>Kept open for</source>
        <translation>接続を待機させる時間</translation>
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
        <translation>直近 1 分間の回答はありません</translation>
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
    <message>
        <source>A service elsewhere answered instead of this machine. %1</source>
        <translation>このマシンの代わりに外部のサービスが回答しました。%1</translation>
    </message>
    <message>
        <source>This machine answered instead of a service elsewhere. %1</source>
        <translation>外部のサービスの代わりにこのマシンが回答しました。%1</translation>
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
    <message>
        <source>remote</source>
        <translation>リモート</translation>
    </message>
    <message>
        <source>Answered by a service elsewhere</source>
        <translation>外部のサービスが回答しました</translation>
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
        <translation>フォルダーにカード (README.md) がありません。用途や学習元は、配布元で確認してください。</translation>
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
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
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
    <message>
        <source>There is no endpoint that answers</source>
        <translation>回答するエンドポイントがありません</translation>
    </message>
    <message>
        <source>%1
Else this machine: %2</source>
        <translation>%1
届かないときはこのマシン: %2</translation>
    </message>
    <message>
        <source>%1
Else %2</source>
        <translation>%1
回答できないときは %2</translation>
    </message>
    <message>
        <source>%1: model chosen by the service</source>
        <translation>%1: モデルはサービスが選択</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ほか %1 件</translation>
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
    <name>aisemble::ui::Progress</name>
    <message>
        <source>Embedding…</source>
        <translation>埋め込みを計算中…</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>モデルを読み込み中…</translation>
    </message>
    <message>
        <source>Reading text…</source>
        <translation>文字を認識中…</translation>
    </message>
    <message>
        <source>Reasoning…</source>
        <translation>推論中…</translation>
    </message>
    <message>
        <source>Scoring…</source>
        <translation>スコアを計算中…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>処理中…</translation>
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
    <message>
        <source>There is no endpoint that answers</source>
        <translation>回答するエンドポイントがありません</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Prompts go to %1</source>
        <translation>プロンプトの送信先: %1</translation>
    </message>
    <message>
        <source>Restore the deleted conversation</source>
        <translation>最後に削除した会話を復元</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::RunList</name>
    <message>
        <source>Kept runs</source>
        <translation>保存した測定</translation>
    </message>
    <message>
        <source>Every run that comes to its end is kept here.</source>
        <translation>最後まで終わった測定がここに保存されます。</translation>
    </message>
    <message>
        <source>Choose two with Ctrl or Shift to compare them.</source>
        <translation>Ctrl または Shift で 2 つ選ぶと比較できます。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Delete the chosen runs (Delete)</source>
        <translation>選んだ測定を削除 (Delete)</translation>
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
        <source>%1 was added and is asked first from now on</source>
        <translation>%1 を追加しました。今後は最初に呼び出されます</translation>
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
        <source>Sentiment, keywords, summaries, languages</source>
        <translation>感情、キーワード、要約、言語</translation>
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
    <message>
        <source>%1 or %2</source>
        <translation>%1 または %2</translation>
    </message>
    <message>
        <source>%1 or one of %2 others</source>
        <translation>%1 またはほか %2 件のいずれか</translation>
    </message>
    <message>
        <source>Prompts are sent to %1.</source>
        <translation>プロンプトは %1 に送信されます。</translation>
    </message>
    <message>
        <source>Nobody answers prompts: they are set to be answered elsewhere, and there is no endpoint. The Services panel changes that.</source>
        <translation>プロンプトに回答するものがありません。外部で回答する設定ですが、エンドポイントがありません。「サービス」パネルで変更できます。</translation>
    </message>
    <message>
        <source>Prompts are sent to %1. When it cannot be reached, this machine answers.</source>
        <translation>プロンプトは %1 に送信されます。届かないときは、このマシンが回答します。</translation>
    </message>
    <message>
        <source>Answers are computed on this machine. When it is busy or cannot answer, prompts are sent to %1.</source>
        <translation>回答はこのマシンで計算されます。混雑しているときや回答できないときは、プロンプトが %1 に送信されます。</translation>
    </message>
    <message>
        <source>Answers are computed on this machine and shared through the Redis server.</source>
        <translation>回答はこのマシンで計算され、Redis サーバーで共有されます。</translation>
    </message>
    <message>
        <source>Answers are computed on this machine. Nothing leaves it.</source>
        <translation>回答はこのマシンで計算され、外部には何も送信されません。</translation>
    </message>
    <message>
        <source>Answers again</source>
        <translation>再び応答しています</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>まだ応答なし</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Cannot answer</source>
        <translation>回答できません</translation>
    </message>
    <message>
        <source>Ready on this machine; no endpoint can be used</source>
        <translation>このマシンは準備完了。使えるエンドポイントがありません</translation>
    </message>
    <message>
        <source>Ready on this machine; no endpoint answers</source>
        <translation>このマシンは準備完了。応答するエンドポイントがありません</translation>
    </message>
    <message>
        <source>Ready on this machine; %1 does not answer</source>
        <translation>このマシンは準備完了。%1 は応答がありません</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>応答がありません</translation>
    </message>
    <message>
        <source>When this machine is busy or cannot answer, texts are sent to %1.</source>
        <translation>このマシンが混雑しているか回答できないときは、テキストは %1 に送信されます。</translation>
    </message>
    <message>
        <source>Texts are sent to %1.</source>
        <translation>テキストは %1 に送信されます。</translation>
    </message>
    <message>
        <source>Refuses the key</source>
        <translation>キーを拒否しています</translation>
    </message>
    <message>
        <source>Ready on this machine; the key is refused</source>
        <translation>このマシンは準備完了。外部ではキーが拒否されています</translation>
    </message>
    <message>
        <source>The key is refused</source>
        <translation>キーが拒否されています</translation>
    </message>
    <message>
        <source>When this machine is busy or cannot answer, prompts are sent to %1.</source>
        <translation>このマシンが混雑しているか回答できないときは、プロンプトは %1 に送信されます。</translation>
    </message>
    <message>
        <source>When this machine is busy or cannot answer, pictures are sent to %1.</source>
        <translation>このマシンが混雑しているか回答できないときは、画像は %1 に送信されます。</translation>
    </message>
    <message>
        <source>Pictures are sent to %1.</source>
        <translation>画像は %1 に送信されます。</translation>
    </message>
    <message>
        <source>When this machine is busy or cannot answer, the rows of tables are sent to %1.</source>
        <translation>このマシンが混雑しているか回答できないときは、表の行は %1 に送信されます。</translation>
    </message>
    <message>
        <source>The rows of tables are sent to %1.</source>
        <translation>表の行は %1 に送信されます。</translation>
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
    <message>
        <source>%1, %2 not called yet</source>
        <translation>%1、未呼び出し %2 件</translation>
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
    <message>
        <source>Waiting for the keyring…</source>
        <translation>キーリングを待っています…</translation>
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
        <translation>画像のデコード</translation>
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
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Type the value to compare with.</source>
        <translation>比較する値を入力してください。</translation>
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
    <message>
        <source>Not applied</source>
        <translation>未適用</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::SuiteTableModel</name>
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
    <message>
        <source>peak %1</source>
        <translation>最大 %1</translation>
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
    <message>
        <source>all true</source>
        <translation>すべて真</translation>
    </message>
    <message>
        <source>any true</source>
        <translation>いずれか真</translation>
    </message>
    <message>
        <source>row of the greatest</source>
        <translation>最大値の行</translation>
    </message>
    <message>
        <source>row of the least</source>
        <translation>最小値の行</translation>
    </message>
    <message>
        <source>quantile 0.5</source>
        <translation>0.5 分位数</translation>
    </message>
    <message>
        <source>skewness</source>
        <translation>歪度</translation>
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
        <source>“Options as JSON” is not a JSON object: %1. Write it as {&quot;name&quot;: value}, or leave the field empty.</source>
        <translation>「JSON のオプション」が JSON オブジェクトではありません: %1。{&quot;名前&quot;: 値} の形で書くか、空にしてください。</translation>
    </message>
    <message>
        <source>it is something else</source>
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
        <translation>どのテキストを調べますか?</translation>
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
        <source>“%1” is not a text: byte %2 is zero.</source>
        <translation>「%1」はテキストではありません。%2 バイト目がゼロです。</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextFindings</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
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
        <source>Sentences</source>
        <translation>文の数</translation>
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
        <source>Confidence</source>
        <translation>信頼度</translation>
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
        <translation>要約のすべての文がそのまま本文にあるわけではありません。本文にあるものだけにマーカーを付けています。</translation>
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
        <translation>感情分析</translation>
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
        <translation>2 つ目のテキストと比べます。</translation>
    </message>
    <message>
        <source>Cuts the text into words and tells what each is.</source>
        <translation>テキストを語に区切り、それぞれの品詞を示します。</translation>
    </message>
    <message>
        <source>Tells which language the text is in.</source>
        <translation>テキストの言語を判定します。</translation>
    </message>
    <message>
        <source>The service does not tell which words it counted.</source>
        <translation>このサービスは、どの語を数えたかを伝えません。</translation>
    </message>
    <message>
        <source>What counted</source>
        <translation>数えた語句</translation>
    </message>
    <message>
        <source>No word of the text is in the lexicon.</source>
        <translation>辞書にある語はテキストに含まれていません。</translation>
    </message>
    <message>
        <source>The scores are the means over what is marked in the text: words of the lexicon, each with what strengthens or negates it, and faces.</source>
        <translation>スコアは、テキストでマーカーを付けた箇所の平均です。対象は辞書の語 (強める語や打ち消す語を含む) と顔文字です。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1、%2</translation>
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
        <source>What stands between white space</source>
        <translation>空白で区切られたもの</translation>
    </message>
    <message>
        <source>The service counts sentences by rules of its own; by those of this window there are %1.</source>
        <translation>このサービスは独自の規則で文を数えます。このウィンドウの数え方では %1 文です。</translation>
    </message>
    <message>
        <source>Marked positive</source>
        <translation>肯定的なマーカー</translation>
    </message>
    <message>
        <source>Marked negative</source>
        <translation>否定的なマーカー</translation>
    </message>
    <message>
        <source>Positive words</source>
        <translation>肯定的な語</translation>
    </message>
    <message>
        <source>Of the service&apos;s own short list of words</source>
        <translation>サービスが持つ短い語のリストのうち、テキストにある語の数</translation>
    </message>
    <message>
        <source>Negative words</source>
        <translation>否定的な語</translation>
    </message>
    <message>
        <source>No keywords</source>
        <translation>キーワードなし</translation>
    </message>
    <message>
        <source>%1 keyword</source>
        <translation>キーワード %1 件</translation>
    </message>
    <message>
        <source>Words of one or two letters and those that every text has do not count.</source>
        <translation>1～2 文字の語と、どのテキストにもある語は対象外です。</translation>
    </message>
    <message>
        <source>By the Unicode rules: numbers and addresses keep their full stops, an empty line ends one</source>
        <translation>Unicode の規則による区切り。数値やアドレスの「.」では区切らず、空行で区切ります</translation>
    </message>
    <message>
        <source>Most frequent: %1.</source>
        <translation>頻出: %1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No entities</source>
        <translation>固有表現なし</translation>
    </message>
    <message>
        <source>The text has no mail address, link, telephone number, date or number. Names of people and places are not looked for.</source>
        <translation>テキストにメールアドレス、リンク、電話番号、日付、数値はありません。人名や地名は検出の対象外です。</translation>
    </message>
    <message>
        <source>%1 entity</source>
        <translation>固有表現 %1 件</translation>
    </message>
    <message>
        <source>Places of frequent words</source>
        <translation>頻出語の箇所</translation>
    </message>
    <message>
        <source>Places of keywords</source>
        <translation>キーワードの箇所</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>averaged perceptron, Penn Treebank tags</source>
        <translation>平均化パーセプトロン (Penn Treebank のタグ)</translation>
    </message>
    <message>
        <source>MeCab with IPADIC, Universal Dependencies tags</source>
        <translation>MeCab と IPADIC 辞書 (Universal Dependencies のタグ)</translation>
    </message>
    <message>
        <source>ICU word segmentation, untagged</source>
        <translation>ICU の単語分割 (タグなし)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
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
        <source>Of any script, as Unicode has it. The service&apos;s own number, in the JSON, is of the 32 signs of ASCII.</source>
        <translation>Unicode で句読点とされる、あらゆる文字体系の記号の数。JSON にあるサービス自身の数は、ASCII の 32 種の記号だけを数えたものです。</translation>
    </message>
    <message>
        <source>Most frequent between spaces</source>
        <translation>空白で区切られた頻出部分</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>判定なし</translation>
    </message>
    <message>
        <source>The sentiment lexicon has English words only. Of a text in another language it knows next to nothing, and the service then answers “neutral”.</source>
        <translation>感情辞書にあるのは英語の語だけです。ほかの言語のテキストについてはほとんど何も分からず、その場合サービスは「中立」と答えます。</translation>
    </message>
    <message>
        <source>Characters a sentence, on average</source>
        <translation>1 文あたりの平均文字数</translation>
    </message>
    <message>
        <source>Between spaces and punctuation</source>
        <translation>空白・句読点区切り</translation>
    </message>
    <message>
        <source>The service&apos;s second list of words, in the JSON: runs of letters and digits, also where a language has no spaces between its words</source>
        <translation>JSON にあるサービスのもう 1 つの語の一覧。文字と数字の連なりを数え、語の間に空白のない言語でも同じように区切ります</translation>
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
        <translation>2 つ目のテキストを入力または貼り付けるか、ファイルをここにドロップしてください</translation>
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
    <message>
        <source>Find in the text</source>
        <translation>テキスト内を検索</translation>
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
        <source>Make a batch of it</source>
        <translation>バッチにする</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Press Run to see the result of this task.</source>
        <translation>「実行」を押すと、このタスクの結果が表示されます。</translation>
    </message>
    <message>
        <source>The result appears here.</source>
        <translation>結果はここに表示されます。</translation>
    </message>
    <message>
        <source>“%1” is not in UTF-8 and was read as %2. Where letters look wrong, save it as UTF-8 and open it again.</source>
        <translation>「%1」は UTF-8 ではないため、%2 として読み込みました。文字化けしている場合は、UTF-8 で保存してから開き直してください。</translation>
    </message>
    <message>
        <source>Working on the text…</source>
        <translation>テキストを処理しています…</translation>
    </message>
    <message>
        <source>Texts go to %1</source>
        <translation>テキストの送信先: %1</translation>
    </message>
</context>
<context>
    <name>aisemble::ui::TextResultsView</name>
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
        <translation>この結果は、このマシン上の辞書と規則によるもので、言語モデルによるものではありません。</translation>
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
    <message>
        <source>remote</source>
        <translation>リモート</translation>
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
    <message>
        <source>Not while texts are sent elsewhere: with every pause the whole text would go out</source>
        <translation>テキストを外部に送信する設定の間は使えません。入力が止まるたびに全文が送信されるためです</translation>
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
        <translation>物体検出</translation>
    </message>
    <message>
        <source>Find faces</source>
        <translation>顔検出</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Read text</source>
        <translation>文字認識</translation>
    </message>
    <message>
        <source>Make smaller</source>
        <translation>サイズ縮小</translation>
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
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>リモート</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 件見つかりました</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>No faces were found in the picture.</source>
        <translation>画像から顔は見つかりませんでした。</translation>
    </message>
    <message>
        <source>No objects were found in the picture.</source>
        <translation>画像から物体は見つかりませんでした。</translation>
    </message>
    <message>
        <source>No words were found in the picture.</source>
        <translation>画像から文字は見つかりませんでした。</translation>
    </message>
    <message>
        <source>Nothing was found in the picture.</source>
        <translation>画像から何も見つかりませんでした。</translation>
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
        <translation>明るさの平均</translation>
    </message>
    <message>
        <source>Brightness, deviation</source>
        <translation>明るさの標準偏差</translation>
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
<context>
    <name>core</name>
    <message>
        <source>The request was cancelled.</source>
        <translation>リクエストはキャンセルされました。</translation>
    </message>
    <message>
        <source>The address cannot be called. Give it as http://host:port.</source>
        <translation>このアドレスは呼び出せません。http://ホスト:ポート の形で入力してください。</translation>
    </message>
    <message>
        <source>%1 answers more than 64 MiB.</source>
        <translation>%1 の応答が 64 MiB を超えています。</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Is it overloaded?</source>
        <translation>%1 が時間内に応答しませんでした。過負荷になっていないか確認してください。</translation>
    </message>
    <message>
        <source>Results are not shared in this run: %1</source>
        <translation>今回の実行では結果を共有しません: %1</translation>
    </message>
    <message>
        <source>Results are not cached in this run: %1</source>
        <translation>今回の実行では結果をキャッシュしません: %1</translation>
    </message>
    <message>
        <source>Results are not shared: %1</source>
        <translation>結果を共有しません: %1</translation>
    </message>
    <message>
        <source>The protocol &apos;%1&apos; (%2) is not known. Choose one of the list in the settings.</source>
        <translation>プロトコル「%1」(%2) には対応していません。設定の一覧から選んでください。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is not there. Enter it in the Services panel, or put it into the variable %2 and start again.</source>
        <translation>キー「%1」がありません。「サービス」パネルで入力するか、変数 %2 に設定して起動し直してください。</translation>
    </message>
    <message>
        <source>The %1 service elsewhere cannot be used: %2</source>
        <translation>外部の %1 サービスを使えません: %2</translation>
    </message>
    <message>
        <source>The %1 service is set to be remote and has no endpoint. Add one, or let this machine answer.</source>
        <translation>%1 サービスは外部に設定されていますが、エンドポイントがありません。追加するか、このマシンで処理する設定にしてください。</translation>
    </message>
    <message>
        <source>The engine &apos;%1&apos; is not installed.</source>
        <translation>エンジン「%1」はインストールされていません。</translation>
    </message>
    <message>
        <source>No endpoint can be used.</source>
        <translation>使えるエンドポイントがありません。</translation>
    </message>
    <message>
        <source>No model is in memory.</source>
        <translation>メモリにモデルはありません。</translation>
    </message>
    <message>
        <source>Cannot open &apos;%1&apos;: %2. Check the path and its permissions.</source>
        <translation>「%1」を開けません: %2。パスとアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>「%1」を読み取れません: %2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder; a file is needed here.</source>
        <translation>「%1」はフォルダーです。ここではファイルが必要です。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a pipe or a socket; a file is needed here. Write its content to one first.</source>
        <translation>「%1」はパイプまたはソケットです。ここではファイルが必要です。先に内容をファイルに書き出してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 bytes; the limit here is %3.</source>
        <translation>「%1」は %2 バイトあります。ここでの上限は %3 バイトです。</translation>
    </message>
    <message>
        <source>Reading &apos;%1&apos; failed: %2.</source>
        <translation>「%1」の読み取りに失敗しました: %2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is larger than the limit of %2 bytes.</source>
        <translation>「%1」は上限の %2 バイトを超えています。</translation>
    </message>
    <message>
        <source>Cannot %1 &apos;%2&apos;: %3. Check free space and permissions; the old content is unchanged.</source>
        <translation>「%2」に書き込めません (%1): %3。空き容量とアクセス権を確認してください。元の内容はそのままです。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file that can be mapped.</source>
        <translation>「%1」はメモリに割り当てられる通常のファイルではありません。</translation>
    </message>
    <message>
        <source>Cannot map &apos;%1&apos;: %2.</source>
        <translation>「%1」をメモリに割り当てられません: %2。</translation>
    </message>
    <message>
        <source>Cannot open &apos;%1&apos; to read it. Check that it exists and may be read.</source>
        <translation>読み取りのために「%1」を開けません。ファイルがあり、読み取れることを確認してください。</translation>
    </message>
    <message>
        <source>Reading &apos;%1&apos; failed part-way.</source>
        <translation>「%1」の読み取りが途中で失敗しました。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder. Begin a new batch with it.</source>
        <translation>「%1」はフォルダーです。これで新しいバッチを始めてください。</translation>
    </message>
    <message>
        <source>options: %1</source>
        <translation>options: %1</translation>
    </message>
    <message>
        <source>options: not a JSON object.</source>
        <translation>options: JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <source>options.raw: must be true or false.</source>
        <translation>options.raw: true または false でなければなりません。</translation>
    </message>
    <message>
        <source>There is nothing to do: no files were found in what was given.</source>
        <translation>することがありません。指定されたものの中にファイルが見つかりませんでした。</translation>
    </message>
    <message>
        <source>Batch %1 is still coming to a stop. Resume it once it stands.</source>
        <translation>バッチ %1 はまだ停止の途中です。停止してから再開してください。</translation>
    </message>
    <message>
        <source>Batch %1 still runs. Retry what failed once it is through, or pause it.</source>
        <translation>バッチ %1 はまだ実行中です。終わってから失敗した項目を再試行するか、一時停止してください。</translation>
    </message>
    <message>
        <source>Batch %1 is not running: it is %2.</source>
        <translation>バッチ %1 は実行中ではありません。状態は %2 です。</translation>
    </message>
    <message>
        <source>There is no task %1. Choose one of %2.</source>
        <translation>タスク %1 はありません。次から選んでください: %2。</translation>
    </message>
    <message>
        <source>Several services have a task %1: say %2.</source>
        <translation>タスク %1 は複数のサービスにあります。%2 のように指定してください。</translation>
    </message>
    <message>
        <source>inputs: there are none. Name files or folders to work on.</source>
        <translation>inputs: 何も指定されていません。処理するファイルまたはフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>inputs: one of them is an empty name.</source>
        <translation>inputs: 空の名前が含まれています。</translation>
    </message>
    <message>
        <source>output: there is none. Name a folder, or a file that ends in .jsonl or .csv.</source>
        <translation>output: 指定されていません。フォルダー、または .jsonl か .csv で終わるファイルを指定してください。</translation>
    </message>
    <message>
        <source>output: %1 makes pictures, which go to a folder; &apos;%2&apos; is one file for all results.</source>
        <translation>output: %1 は画像を作るため、出力先はフォルダーです。「%2」はすべての結果を入れる 1 つのファイルです。</translation>
    </message>
    <message>
        <source>promptTemplate: neither {text} nor {file} stands in it, so that every item would ask the same.</source>
        <translation>promptTemplate: {text} も {file} も含まれていないため、どの項目も同じ質問になってしまいます。</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;. Check the name.</source>
        <translation>ファイル「%1」はありません。名前を確認してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2.</source>
        <translation>「%1」を読み取れません: %2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither a file nor a folder.</source>
        <translation>「%1」はファイルでもフォルダーでもありません。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be read: %2. Check its permissions.</source>
        <translation>フォルダー「%1」を読み取れません: %2。アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>%1/%2 does not read files without an ending, but %3.</source>
        <translation>%1/%2 は拡張子のないファイルを読み取れません。読み取れるのは %3 です。</translation>
    </message>
    <message>
        <source>%1/%2 does not read %3 files, but %4.</source>
        <translation>%1/%2 は %3 ファイルを読み取れません。読み取れるのは %4 です。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty: there is no line of column names.</source>
        <translation>「%1」は空です。列名の行がありません。</translation>
    </message>
    <message>
        <source>The record has %1 fields of %2: there is none in column &apos;%3&apos;.</source>
        <translation>レコードの項目数が %2 個中 %1 個で、列「%3」の値がありません。</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8. Convert the file first, for example with iconv.</source>
        <translation>テキストが正しい UTF-8 ではありません。先に iconv などでファイルを変換してください。</translation>
    </message>
    <message>
        <source>The file&apos;s name is not valid UTF-8, so that no result can tell it. Rename the file.</source>
        <translation>ファイル名が正しい UTF-8 ではないため、結果に記せません。ファイル名を変更してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be opened. Check its permissions.</source>
        <translation>「%1」を開けません。アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>Line %1 of &apos;%2&apos; is longer than 64 MiB.</source>
        <translation>「%2」の %1 行目が 64 MiB を超えています。</translation>
    </message>
    <message>
        <source>In &apos;%1&apos; the quote that opens in the record of line %2 is never closed.</source>
        <translation>「%1」の %2 行目のレコードで始まる引用符が閉じられていません。</translation>
    </message>
    <message>
        <source>The line is not JSON: %1</source>
        <translation>この行は JSON ではありません: %1</translation>
    </message>
    <message>
        <source>The line is neither an object with a field &apos;%1&apos; nor a text.</source>
        <translation>この行は、項目「%1」を持つオブジェクトでもテキストでもありません。</translation>
    </message>
    <message>
        <source>The line is neither an object with a field &apos;%1&apos;.</source>
        <translation>この行は、項目「%1」を持つオブジェクトではありません。</translation>
    </message>
    <message>
        <source>The line&apos;s object has no field &apos;%1&apos;. Name its column.</source>
        <translation>この行のオブジェクトに項目「%1」がありません。列の名前を指定してください。</translation>
    </message>
    <message>
        <source>The field &apos;%1&apos; of the line is no text.</source>
        <translation>この行の項目「%1」はテキストではありません。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no column &apos;%2&apos;, but %3. Name one.</source>
        <translation>「%1」に列「%2」はありません。あるのは %3 です。いずれかを指定してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists and is not written over. Give another name, or move it away.</source>
        <translation>「%1」はすでにあるため、上書きしません。別の名前を指定するか、別の場所へ移してください。</translation>
    </message>
    <message>
        <source>The result of item %1 cannot be read from the journal: %2</source>
        <translation>項目 %1 の結果をジャーナルから読み取れません: %2</translation>
    </message>
    <message>
        <source>The results have more than %1 different fields: too many for the columns of one CSV file. They are all in the journal; a batch with a .jsonl output holds them.</source>
        <translation>結果の項目の種類が %1 を超えており、1 つの CSV ファイルの列には多すぎます。すべてジャーナルにあり、.jsonl に出力するバッチなら収まります。</translation>
    </message>
    <message>
        <source>The benchmark was stopped.</source>
        <translation>ベンチマークは停止されました。</translation>
    </message>
    <message>
        <source>A completion was answered with something else.</source>
        <translation>生成のリクエストに、別の種類の回答が返りました。</translation>
    </message>
    <message>
        <source>The benchmark asked for %1 + %2 tokens and got %3 + %4: they do not fit into the model&apos;s context. Ask for fewer.</source>
        <translation>ベンチマークは %1 + %2 トークンを求めましたが、%3 + %4 トークンしか得られませんでした。モデルのコンテキストに収まりません。数を減らしてください。</translation>
    </message>
    <message>
        <source>A language benchmark needs at least 1 prompt token, 2 generated tokens, 1 request in parallel and 1 repetition.</source>
        <translation>言語のベンチマークには、プロンプト 1 トークン、生成 2 トークン、同時リクエスト 1 件、反復 1 回以上が必要です。</translation>
    </message>
    <message>
        <source>A benchmark needs at least 1 repetition and 1 request in parallel.</source>
        <translation>ベンチマークには、反復 1 回、同時リクエスト 1 件以上が必要です。</translation>
    </message>
    <message>
        <source>The answer to %1 was computed again: the cache is off, full or cannot be opened. See cache_enabled in the settings.</source>
        <translation>%1 の回答が計算し直されました。キャッシュが無効か、いっぱいか、開けません。設定の cache_enabled を確認してください。</translation>
    </message>
    <message>
        <source>An HTTP benchmark takes 1 or more requests over 1 to 1000 connections.</source>
        <translation>HTTP のベンチマークには、1 件以上のリクエストと 1 から 1000 の接続が必要です。</translation>
    </message>
    <message>
        <source>%1 answers with status %2.</source>
        <translation>%1 がステータス %2 で応答しました。</translation>
    </message>
    <message>
        <source>A suite takes 1 to 1000 connections and a scale over 0 and up to 1.</source>
        <translation>一連の測定には、1 から 1000 の接続と、0 より大きく 1 以下の規模が必要です。</translation>
    </message>
    <message>
        <source>%1: must be %2. The kept run cannot be read.</source>
        <translation>%1: %2でなければなりません。保存された実行記録を読み取れません。</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>the name of a step</source>
        <translation>手順の名前</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>0 以上</translation>
    </message>
    <message>
        <source>0 to 1000000</source>
        <translation>0 から 1000000</translation>
    </message>
    <message>
        <source>a list of numbers</source>
        <translation>数値の一覧</translation>
    </message>
    <message>
        <source>no longer than the number of requests</source>
        <translation>リクエストの数以下の長さ</translation>
    </message>
    <message>
        <source>1; a newer version wrote this</source>
        <translation>1 (新しいバージョンで書かれています)</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>%1 answers with status %2</source>
        <translation>%1 がステータス %2 で応答しました</translation>
    </message>
    <message>
        <source>%1 answers something that is no JSON object.</source>
        <translation>%1 の応答が JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <source>%1 answers an error: %2</source>
        <translation>%1 がエラーを返しました: %2</translation>
    </message>
    <message>
        <source>%1 answers with status &quot;%2&quot;.</source>
        <translation>%1 がステータス「%2」で応答しました。</translation>
    </message>
    <message>
        <source>The %1 engine does not answer &apos;%2&apos; requests.</source>
        <translation>%1 エンジンは「%2」リクエストに対応していません。</translation>
    </message>
    <message>
        <source>The %1 engine &apos;%2&apos; cannot be loaded: %3. %4</source>
        <translation>%1 エンジン「%2」を読み込めません: %3。%4</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>Install the engine and the libraries it names, then try again.</source>
        <translation>エンジンと、表示されたライブラリーをインストールしてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>it is not an engine of this program</source>
        <translation>このプログラムのエンジンではありません</translation>
    </message>
    <message>
        <source>Reinstall the program; put no other libraries into its engines folder.</source>
        <translation>プログラムを再インストールし、エンジンのフォルダーにほかのライブラリーを置かないでください。</translation>
    </message>
    <message>
        <source>its description is incomplete</source>
        <translation>エンジンの説明情報が不完全です</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>プログラムを再インストールしてください。</translation>
    </message>
    <message>
        <source>it belongs to build &apos;%1&apos; and this program to build &apos;%2&apos;</source>
        <translation>エンジンはビルド「%1」のもので、このプログラムはビルド「%2」です</translation>
    </message>
    <message>
        <source>Reinstall so that program and engines are of one build.</source>
        <translation>プログラムとエンジンのビルドが揃うように再インストールしてください。</translation>
    </message>
    <message>
        <source>it serves %1</source>
        <translation>%1 用のエンジンです</translation>
    </message>
    <message>
        <source>it created no engine</source>
        <translation>エンジンを作成しませんでした</translation>
    </message>
    <message>
        <source>The request was cancelled while its engine was loading.</source>
        <translation>エンジンの読み込み中にリクエストがキャンセルされました。</translation>
    </message>
    <message>
        <source>The request was cancelled before it ran.</source>
        <translation>リクエストは実行前にキャンセルされました。</translation>
    </message>
    <message>
        <source>the JSON is nested too deep</source>
        <translation>JSON の入れ子が深すぎます</translation>
    </message>
    <message>
        <source>the %1 are longer than 64 MiB</source>
        <translation>%1が 64 MiB を超えています</translation>
    </message>
    <message>
        <source>the %1 are not JSON</source>
        <translation>%1が JSON ではありません</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refuses this conversation: %1 (line %2 of the template).</source>
        <translation>モデルのチャットテンプレートがこの会話を受け付けません: %1 (テンプレートの %2 行目)。</translation>
    </message>
    <message>
        <source> at line %1</source>
        <translation> (%1 行目)</translation>
    </message>
    <message>
        <source>The model&apos;s chat template fails%1: %2. Use another template or model.</source>
        <translation>モデルのチャットテンプレートが失敗しました%1: %2。別のテンプレートかモデルをお使いください。</translation>
    </message>
    <message>
        <source>No memory to run the model&apos;s chat template; close other programs.</source>
        <translation>モデルのチャットテンプレートを実行するメモリがありません。ほかのプログラムを終了してください。</translation>
    </message>
    <message>
        <source>The model&apos;s chat template cannot be run; use another template.</source>
        <translation>モデルのチャットテンプレートを実行できません。別のテンプレートをお使いください。</translation>
    </message>
    <message>
        <source>variables of the chat template</source>
        <translation>チャットテンプレートの変数</translation>
    </message>
    <message>
        <source>the variables of the chat template are not a JSON object</source>
        <translation>チャットテンプレートの変数が JSON オブジェクトではありません</translation>
    </message>
    <message>
        <source>The chat template has %1 bytes; %2 are allowed.</source>
        <translation>チャットテンプレートは %1 バイトあります。上限は %2 バイトです。</translation>
    </message>
    <message>
        <source>The chat template is not UTF-8 at byte %1.</source>
        <translation>チャットテンプレートの %1 バイト目が UTF-8 ではありません。</translation>
    </message>
    <message>
        <source>the messages are not a JSON array</source>
        <translation>メッセージが JSON の配列ではありません</translation>
    </message>
    <message>
        <source>the template takes too many steps</source>
        <translation>テンプレートの手順が多すぎます</translation>
    </message>
    <message>
        <source>a value of type %1 cannot be called</source>
        <translation>型 %1 の値は呼び出せません</translation>
    </message>
    <message>
        <source>the template calls itself too deep</source>
        <translation>テンプレートの再帰が深すぎます</translation>
    </message>
    <message>
        <source>the prompt grows too long</source>
        <translation>プロンプトが長くなりすぎます</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be assigned: &apos;%2&apos; is not a namespace</source>
        <translation>「%1」に代入できません。「%2」は名前空間ではありません</translation>
    </message>
    <message>
        <source>%1 values for %2 names</source>
        <translation>名前 %2 個に対して値が %1 個あります</translation>
    </message>
    <message>
        <source>parameter &apos;%1&apos; was not provided</source>
        <translation>引数「%1」が渡されていません</translation>
    </message>
    <message>
        <source>&apos;caller&apos; is undefined</source>
        <translation>「caller」が定義されていません</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is undefined</source>
        <translation>「%1」が定義されていません</translation>
    </message>
    <message>
        <source>&apos;**&apos; needs a dictionary</source>
        <translation>「**」には辞書が必要です</translation>
    </message>
    <message>
        <source>the condition is false and there is no &apos;else&apos;</source>
        <translation>条件が偽で、「else」がありません</translation>
    </message>
    <message>
        <source>&apos;*&apos; outside of arguments</source>
        <translation>引数の外に「*」があります</translation>
    </message>
    <message>
        <source>a sign before a value of type %1</source>
        <translation>型 %1 の値の前に符号があります</translation>
    </message>
    <message>
        <source>an expression is nested too deep</source>
        <translation>式の入れ子が深すぎます</translation>
    </message>
    <message>
        <source>unexpected %1</source>
        <translation>予期しない%1があります</translation>
    </message>
    <message>
        <source>a positional argument after a named one</source>
        <translation>名前付きの引数の後に位置引数があります</translation>
    </message>
    <message>
        <source>the end of the template</source>
        <translation>テンプレートの終わり</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; before %2</source>
        <translation>%2の前に「%1」が必要です</translation>
    </message>
    <message>
        <source>expected %1 before %2</source>
        <translation>%2の前に%1が必要です</translation>
    </message>
    <message>
        <source>expected a name before %1</source>
        <translation>%1の前に名前が必要です</translation>
    </message>
    <message>
        <source>the template is nested too deep</source>
        <translation>テンプレートの入れ子が深すぎます</translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs an integer, not %2</source>
        <translation>「%1」には整数が必要です (%2 でした)</translation>
    </message>
    <message>
        <source>&apos;round&apos; needs a number, not %1</source>
        <translation>「round」には数値が必要です (%1 でした)</translation>
    </message>
    <message>
        <source>&apos;round&apos; knows common, ceil and floor</source>
        <translation>「round」で使えるのは common、ceil、floor です</translation>
    </message>
    <message>
        <source>a text grows too long</source>
        <translation>テキストが長くなりすぎます</translation>
    </message>
    <message>
        <source>&apos;tojson&apos; needs two separators</source>
        <translation>「tojson」には区切りが 2 つ必要です</translation>
    </message>
    <message>
        <source>&apos;truncate&apos; to less than its end mark</source>
        <translation>「truncate」の長さが末尾の印より短くなっています</translation>
    </message>
    <message>
        <source>&apos;abs&apos; needs a number, not %1</source>
        <translation>「abs」には数値が必要です (%1 でした)</translation>
    </message>
    <message>
        <source>a number is out of the range of 64 bits</source>
        <translation>数値が 64 ビットの範囲を超えています</translation>
    </message>
    <message>
        <source>the filter &apos;%1&apos; is not known</source>
        <translation>フィルター「%1」はありません</translation>
    </message>
    <message>
        <source>range() needs integers</source>
        <translation>range() には整数が必要です</translation>
    </message>
    <message>
        <source>range() takes one to three integers</source>
        <translation>range() の引数は 1 から 3 個の整数です</translation>
    </message>
    <message>
        <source>range() with step zero</source>
        <translation>range() の間隔が 0 です</translation>
    </message>
    <message>
        <source>range() is longer than %1</source>
        <translation>range() が %1 より長くなっています</translation>
    </message>
    <message>
        <source>dict() needs pairs</source>
        <translation>dict() には組が必要です</translation>
    </message>
    <message>
        <source>strftime_now() with a format over 256 bytes</source>
        <translation>strftime_now() の書式が 256 バイトを超えています</translation>
    </message>
    <message>
        <source>cycler() needs at least one value</source>
        <translation>cycler() には値が 1 つ以上必要です</translation>
    </message>
    <message>
        <source>a comment is not closed with &apos;#}&apos;</source>
        <translation>コメントが「#}」で閉じられていません</translation>
    </message>
    <message>
        <source>&apos;raw&apos; is not closed with &apos;endraw&apos;</source>
        <translation>「raw」が「endraw」で閉じられていません</translation>
    </message>
    <message>
        <source>a tag is not closed with &apos;%1&apos;</source>
        <translation>タグが「%1」で閉じられていません</translation>
    </message>
    <message>
        <source>a number is out of range</source>
        <translation>数値が範囲外です</translation>
    </message>
    <message>
        <source>a string is not closed</source>
        <translation>文字列が閉じられていません</translation>
    </message>
    <message>
        <source>a string has an escape that is cut off</source>
        <translation>文字列のエスケープが途中で切れています</translation>
    </message>
    <message>
        <source>unexpected &apos;%1&apos;</source>
        <translation>予期しない「%1」があります</translation>
    </message>
    <message>
        <source>unexpected character &apos;%1&apos;</source>
        <translation>予期しない文字「%1」があります</translation>
    </message>
    <message>
        <source>%1() needs a text, not %2</source>
        <translation>%1() にはテキストが必要です (%2 でした)</translation>
    </message>
    <message>
        <source>%1() needs an integer, not %2</source>
        <translation>%1() には整数が必要です (%2 でした)</translation>
    </message>
    <message>
        <source>split() with an empty separator</source>
        <translation>split() の区切りが空です</translation>
    </message>
    <message>
        <source>index(): the text is not found</source>
        <translation>index(): テキストが見つかりません</translation>
    </message>
    <message>
        <source>the fill character is not one character</source>
        <translation>埋める文字が 1 文字ではありません</translation>
    </message>
    <message>
        <source>partition() with an empty separator</source>
        <translation>partition() の区切りが空です</translation>
    </message>
    <message>
        <source>format(): a &apos;{&apos; is not closed</source>
        <translation>format(): 「{」が閉じられていません</translation>
    </message>
    <message>
        <source>format() with members or a specification</source>
        <translation>format() にメンバーまたは書式の指定があります</translation>
    </message>
    <message>
        <source>format(): no value for &apos;{%1}&apos;</source>
        <translation>format(): 「{%1}」の値がありません</translation>
    </message>
    <message>
        <source>format(): a &apos;}&apos; is not opened</source>
        <translation>format(): 「}」に対応する「{」がありません</translation>
    </message>
    <message>
        <source>%1() would change a dictionary; templates must not</source>
        <translation>%1() は辞書を変更します。テンプレートでは使えません</translation>
    </message>
    <message>
        <source>index(): the list lacks the value</source>
        <translation>index(): 一覧にその値がありません</translation>
    </message>
    <message>
        <source>%1() would change a list; templates must not</source>
        <translation>%1() は一覧を変更します。テンプレートでは使えません</translation>
    </message>
    <message>
        <source>method %1</source>
        <translation>メソッド %1</translation>
    </message>
    <message>
        <source>&apos;%1 object&apos; has no attribute &apos;%2&apos;</source>
        <translation>「%1」オブジェクトに属性「%2」はありません</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be applied to %2 and %3</source>
        <translation>「%1」は %2 と %3 に適用できません</translation>
    </message>
    <message>
        <source>division by zero</source>
        <translation>0 で割っています</translation>
    </message>
    <message>
        <source>a list grows too long</source>
        <translation>一覧が長くなりすぎます</translation>
    </message>
    <message>
        <source>%1 object has no element %2</source>
        <translation>%1 オブジェクトに要素 %2 はありません</translation>
    </message>
    <message>
        <source>&apos;%1 object&apos; has no element %2</source>
        <translation>「%1」オブジェクトに要素 %2 はありません</translation>
    </message>
    <message>
        <source>a value of type %1 has no slices</source>
        <translation>型 %1 の値はスライスできません</translation>
    </message>
    <message>
        <source>the bounds of a slice are not integers</source>
        <translation>スライスの境界が整数ではありません</translation>
    </message>
    <message>
        <source>a slice has step zero</source>
        <translation>スライスの間隔が 0 です</translation>
    </message>
    <message>
        <source>a format is not complete</source>
        <translation>書式が途中で終わっています</translation>
    </message>
    <message>
        <source>a format has more places than values</source>
        <translation>書式の置き場所が値より多くなっています</translation>
    </message>
    <message>
        <source>&apos;%%1&apos; needs a number, not %2</source>
        <translation>「%%1」には数値が必要です (%2 でした)</translation>
    </message>
    <message>
        <source>&apos;%%1&apos; needs an integer</source>
        <translation>「%%1」には整数が必要です</translation>
    </message>
    <message>
        <source>unknown format &apos;%%1&apos;</source>
        <translation>書式「%%1」はありません</translation>
    </message>
    <message>
        <source>a format has fewer places than values</source>
        <translation>書式の置き場所が値より少なくなっています</translation>
    </message>
    <message>
        <source>unexpected end tag</source>
        <translation>予期しない終了タグがあります</translation>
    </message>
    <message>
        <source>a tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>expected a tag name before %1</source>
        <translation>%1の前にタグの名前が必要です</translation>
    </message>
    <message>
        <source>a block is not closed with &apos;%1&apos;</source>
        <translation>ブロックが「%1」で閉じられていません</translation>
    </message>
    <message>
        <source>&apos;%1&apos; outside of a loop</source>
        <translation>ループの外に「%1」があります</translation>
    </message>
    <message>
        <source>the tag &apos;%1&apos; is not for chat templates</source>
        <translation>タグ「%1」はチャットテンプレートでは使えません</translation>
    </message>
    <message>
        <source>unknown tag &apos;%1&apos;</source>
        <translation>タグ「%1」はありません</translation>
    </message>
    <message>
        <source>expected &apos;in&apos; before %1</source>
        <translation>%1の前に「in」が必要です</translation>
    </message>
    <message>
        <source>&apos;call&apos; needs a call</source>
        <translation>「call」には呼び出しが必要です</translation>
    </message>
    <message>
        <source>Macro &apos;%1&apos;</source>
        <translation>マクロ「%1」</translation>
    </message>
    <message>
        <source>the loop is not recursive</source>
        <translation>ループが再帰的ではありません</translation>
    </message>
    <message>
        <source>there is no previous item</source>
        <translation>前の項目がありません</translation>
    </message>
    <message>
        <source>there is no next item</source>
        <translation>次の項目がありません</translation>
    </message>
    <message>
        <source>loop.cycle() needs at least one value</source>
        <translation>loop.cycle() には値が 1 つ以上必要です</translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs a positive integer</source>
        <translation>「%1」には正の整数が必要です</translation>
    </message>
    <message>
        <source>&apos;items&apos; needs a dictionary</source>
        <translation>「items」には辞書が必要です</translation>
    </message>
    <message>
        <source>&apos;selectattr&apos; needs the name of an attribute</source>
        <translation>「selectattr」には属性の名前が必要です</translation>
    </message>
    <message>
        <source>&apos;dictsort&apos; sorts by key or value</source>
        <translation>「dictsort」の並べ替えの基準はキーか値です</translation>
    </message>
    <message>
        <source>no item: the sequence is empty</source>
        <translation>項目がありません。並びが空です</translation>
    </message>
    <message>
        <source>&apos;is %1&apos; needs an integer, not %2</source>
        <translation>「is %1」には整数が必要です (%2 でした)</translation>
    </message>
    <message>
        <source>the test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>the test &apos;%1&apos; is not known</source>
        <translation>テスト「%1」はありません</translation>
    </message>
    <message>
        <source>a value is nested too deep</source>
        <translation>値の入れ子が深すぎます</translation>
    </message>
    <message>
        <source>a value is undefined</source>
        <translation>値が定義されていません</translation>
    </message>
    <message>
        <source>a value of type %1 cannot be a key</source>
        <translation>型 %1 の値はキーにできません</translation>
    </message>
    <message>
        <source>%1 needs the argument &apos;%2&apos;</source>
        <translation>%1には引数「%2」が必要です</translation>
    </message>
    <message>
        <source>values of types %1 and %2 have no order</source>
        <translation>型 %1 と %2 の値には順序がありません</translation>
    </message>
    <message>
        <source>a value of type %1 cannot be iterated over</source>
        <translation>型 %1 の値は繰り返せません</translation>
    </message>
    <message>
        <source>a value of type %1 has no length</source>
        <translation>型 %1 の値には長さがありません</translation>
    </message>
    <message>
        <source>a value of type %1 cannot be written as JSON</source>
        <translation>型 %1 の値は JSON にできません</translation>
    </message>
    <message>
        <source>function %1</source>
        <translation>関数 %1</translation>
    </message>
    <message>
        <source>%1 is %2, but must be %3.</source>
        <translation>%1 が %2 です。%3でなければなりません。</translation>
    </message>
    <message>
        <source>The conversation has no messages. Send at least one.</source>
        <translation>会話にメッセージがありません。1 つ以上送ってください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a role; system, user and assistant are.</source>
        <translation>「%1」という役割はありません。あるのは system、user、assistant です。</translation>
    </message>
    <message>
        <source>prompt_ids holds %1, but the model knows the tokens 0 to %2 only.</source>
        <translation>prompt_ids に %1 がありますが、モデルのトークンは 0 から %2 までです。</translation>
    </message>
    <message>
        <source>The tokenizer gives token %1, but the model knows %2 tokens: they do not belong together. Fetch the model again.</source>
        <translation>トークナイザーがトークン %1 を出しましたが、モデルのトークンは %2 個です。両者の組み合わせが合っていません。モデルを取得し直してください。</translation>
    </message>
    <message>
        <source>at least 1</source>
        <translation>1 以上</translation>
    </message>
    <message>
        <source>at least 0</source>
        <translation>0 以上</translation>
    </message>
    <message>
        <source>above 0 and at most 1</source>
        <translation>0 より大きく 1 以下</translation>
    </message>
    <message>
        <source>at least 0 and below 1</source>
        <translation>0 以上 1 未満</translation>
    </message>
    <message>
        <source>above 0</source>
        <translation>0 より大きい値</translation>
    </message>
    <message>
        <source>A stop text is empty; leave it out.</source>
        <translation>停止文字列が空です。省略してください。</translation>
    </message>
    <message>
        <source>A stop text is not well-formed UTF-8.</source>
        <translation>停止文字列が正しい UTF-8 ではありません。</translation>
    </message>
    <message>
        <source>There is not enough memory for this request. Use a shorter text or a smaller model.</source>
        <translation>このリクエストを扱うメモリが足りません。より短いテキストか、より小さいモデルをお使いください。</translation>
    </message>
    <message>
        <source>The language engine failed on this request.</source>
        <translation>言語エンジンがこのリクエストで失敗しました。</translation>
    </message>
    <message>
        <source>The model&apos;s scheduler could not be started. Close other programs.</source>
        <translation>モデルのスケジューラーを起動できませんでした。ほかのプログラムを終了してください。</translation>
    </message>
    <message>
        <source>Waiting for the model was cancelled.</source>
        <translation>モデルの待機がキャンセルされました。</translation>
    </message>
    <message>
        <source>The model at &apos;%1&apos; is in use. Stop what it answers, or wait for it, and unload it then.</source>
        <translation>「%1」のモデルは使用中です。回答を止めるか終わるのを待ってから、メモリから降ろしてください。</translation>
    </message>
    <message>
        <source>The model at &apos;%1&apos; is not in memory.</source>
        <translation>「%1」のモデルはメモリにありません。</translation>
    </message>
    <message>
        <source>The computation was cancelled.</source>
        <translation>計算がキャンセルされました。</translation>
    </message>
    <message>
        <source>There are %1 tokens, but the model&apos;s context holds %2. Shorten the text, or use a model with a longer context.</source>
        <translation>トークンは %1 個ですが、モデルのコンテキストは %2 個です。テキストを短くするか、コンテキストの長いモデルをお使いください。</translation>
    </message>
    <message>
        <source>Token id %1 is not in the model&apos;s vocabulary.</source>
        <translation>トークン ID %1 はモデルの語彙にありません。</translation>
    </message>
    <message>
        <source>There are no token ids to score. Give at least one.</source>
        <translation>評価するトークン ID がありません。1 つ以上指定してください。</translation>
    </message>
    <message>
        <source>The text has %1 tokens; at least 2 are needed to predict one from another. Give a longer text.</source>
        <translation>テキストのトークンは %1 個です。次を予測するには 2 個以上必要です。より長いテキストを指定してください。</translation>
    </message>
    <message>
        <source>There are no texts to embed. Give at least one.</source>
        <translation>埋め込むテキストがありません。1 つ以上指定してください。</translation>
    </message>
    <message>
        <source>Text %1 of %2 has no tokens to embed.</source>
        <translation>%2 個のうち %1 番目のテキストに、埋め込むトークンがありません。</translation>
    </message>
    <message>
        <source>The prompt has no tokens. Write something to continue.</source>
        <translation>プロンプトにトークンがありません。続きを求める文章を書いてください。</translation>
    </message>
    <message>
        <source>The prompt has %1 tokens, but the model&apos;s context holds %2 together with the answer. Shorten the prompt, or use a model with a longer context.</source>
        <translation>プロンプトは %1 トークンですが、モデルのコンテキストは回答と合わせて %2 トークンです。プロンプトを短くするか、コンテキストの長いモデルをお使いください。</translation>
    </message>
    <message>
        <source>There is not enough memory to go on with this text.</source>
        <translation>このテキストを続けるメモリが足りません。</translation>
    </message>
    <message>
        <source>Going on with this text failed.</source>
        <translation>このテキストの続きの生成に失敗しました。</translation>
    </message>
    <message>
        <source>The generation was cancelled.</source>
        <translation>生成はキャンセルされました。</translation>
    </message>
    <message>
        <source>The model gave no usable logits: its weights or its input are broken. Check the model&apos;s files, or load it again.</source>
        <translation>モデルが使えるロジットを出しませんでした。重みか入力が壊れています。モデルのファイルを確認するか、読み込み直してください。</translation>
    </message>
    <message>
        <source>a whole number between 1 and %1</source>
        <translation>1 から %1 までの整数</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>a token id</source>
        <translation>トークン ID</translation>
    </message>
    <message>
        <source>a token id or a list of them</source>
        <translation>トークン ID またはその一覧</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be %2.</source>
        <translation>「%1」は%2でなければなりません。</translation>
    </message>
    <message>
        <source>The model&apos;s configuration is damaged: %1 Fetch the model again.</source>
        <translation>モデルの設定が破損しています: %1モデルを取得し直してください。</translation>
    </message>
    <message>
        <source>config.json is not a JSON object.</source>
        <translation>config.json が JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <source>&apos;architectures&apos; must be a list of names.</source>
        <translation>「architectures」は名前の一覧でなければなりません。</translation>
    </message>
    <message>
        <source>&apos;max_window_layers&apos; must be a number of layers.</source>
        <translation>「max_window_layers」は層の数でなければなりません。</translation>
    </message>
    <message>
        <source>&apos;layer_types&apos; must be a list, one name a layer.</source>
        <translation>「layer_types」は、層ごとに 1 つの名前の一覧でなければなりません。</translation>
    </message>
    <message>
        <source>&apos;layer_types&apos; must be a list of names.</source>
        <translation>「layer_types」は名前の一覧でなければなりません。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be an object.</source>
        <translation>「%1」はオブジェクトでなければなりません。</translation>
    </message>
    <message>
        <source>The model gives &apos;%1&apos; per layer type, which is not supported yet. Use another model.</source>
        <translation>モデルは「%1」を層の種類ごとに指定していますが、まだ対応していません。別のモデルをお使いください。</translation>
    </message>
    <message>
        <source>in &apos;%1&apos;, %2</source>
        <translation>「%1」の中で、%2</translation>
    </message>
    <message>
        <source>in config.json, %1</source>
        <translation>config.json で、%1</translation>
    </message>
    <message>
        <source>generation_config.json is not a JSON object.</source>
        <translation>generation_config.json が JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <source>in generation_config.json, %1</source>
        <translation>generation_config.json で、%1</translation>
    </message>
    <message>
        <source>There is no model at &apos;%1&apos;. Check the path.</source>
        <translation>「%1」にモデルはありません。パスを確認してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no config.json. A model is a folder with config.json, model.safetensors and tokenizer.json.</source>
        <translation>「%1」に config.json がありません。モデルは config.json、model.safetensors、tokenizer.json の入ったフォルダーです。</translation>
    </message>
    <message>
        <source>Not a valid safetensors file: %1 Fetch the file again.</source>
        <translation>正しい safetensors ファイルではありません: %1ファイルを取得し直してください。</translation>
    </message>
    <message>
        <source>the header&apos;s entry &apos;%1&apos; is not an object.</source>
        <translation>ヘッダーの項目「%1」がオブジェクトではありません。</translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; lacks a dtype, a shape or two data_offsets.</source>
        <translation>テンソル「%1」に dtype、shape、2 つの data_offsets のいずれかがありません。</translation>
    </message>
    <message>
        <source>Tensor &apos;%1&apos; has dtype &apos;%2&apos;, which this build cannot read. Convert the model to float16, bfloat16 or float32.</source>
        <translation>テンソル「%1」の dtype「%2」は読み取れません。モデルを float16、bfloat16、float32 のいずれかに変換してください。</translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; has %2 dimensions.</source>
        <translation>テンソル「%1」の次元が %2 あります。</translation>
    </message>
    <message>
        <source>the data_offsets of tensor &apos;%1&apos; do not lie inside the %2 bytes of data.</source>
        <translation>テンソル「%1」の data_offsets が %2 バイトのデータの中に収まっていません。</translation>
    </message>
    <message>
        <source>the shape of tensor &apos;%1&apos; is not a list of counts.</source>
        <translation>テンソル「%1」の形状が個数の一覧ではありません。</translation>
    </message>
    <message>
        <source>the shape of tensor &apos;%1&apos; is larger than any file.</source>
        <translation>テンソル「%1」の形状が、どのファイルよりも大きくなっています。</translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; of shape %2 and dtype %3 needs %4 bytes, but its data_offsets span %5.</source>
        <translation>テンソル「%1」(形状 %2、dtype %3) には %4 バイト必要ですが、data_offsets は %5 バイトです。</translation>
    </message>
    <message>
        <source>it has only %1 bytes.</source>
        <translation>%1 バイトしかありません。</translation>
    </message>
    <message>
        <source>its header claims %1 bytes where %2 are left.</source>
        <translation>ヘッダーが %1 バイトとされていますが、残りは %2 バイトです。</translation>
    </message>
    <message>
        <source>its header is not a JSON object.</source>
        <translation>ヘッダーが JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <source>there is a hole or an overlap in the data before tensor &apos;%1&apos;.</source>
        <translation>テンソル「%1」の前のデータに、隙間または重なりがあります。</translation>
    </message>
    <message>
        <source>%1 bytes after the last tensor belong to nothing.</source>
        <translation>最後のテンソルの後に、どこにも属さない %1 バイトがあります。</translation>
    </message>
    <message>
        <source>Tensor &apos;%1&apos; holds %2 where weights are expected. Use a model stored as float16, bfloat16 or float32.</source>
        <translation>テンソル「%1」は重みのはずですが、%2 が入っています。float16、bfloat16、float32 のいずれかで保存されたモデルをお使いください。</translation>
    </message>
    <message>
        <source>Tensor &apos;%1&apos; has %2 bytes, which is not what its shape %3 needs.</source>
        <translation>テンソル「%1」は %2 バイトで、形状 %3 に必要な大きさと違います。</translation>
    </message>
    <message>
        <source>The tensor name &apos;%1&apos; is reserved or used twice.</source>
        <translation>テンソル名「%1」は予約されているか、2 回使われています。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 Fetch the file again.</source>
        <translation>「%1」: %2ファイルを取得し直してください。</translation>
    </message>
    <message>
        <source>there is no weight_map object.</source>
        <translation>weight_map オブジェクトがありません。</translation>
    </message>
    <message>
        <source>the weight_map names a shard that is not a text.</source>
        <translation>weight_map に、テキストでないシャード名があります。</translation>
    </message>
    <message>
        <source>the weight_map names a shard outside of the folder.</source>
        <translation>weight_map に、フォルダーの外のシャードがあります。</translation>
    </message>
    <message>
        <source>the weight_map names too many shards.</source>
        <translation>weight_map のシャードが多すぎます。</translation>
    </message>
    <message>
        <source>the weight_map is empty.</source>
        <translation>weight_map が空です。</translation>
    </message>
    <message>
        <source>No weights in &apos;%1&apos;: neither model.safetensors nor model.safetensors.index.json is there. Only safetensors are read; convert pickled checkpoints first.</source>
        <translation>「%1」に重みがありません。model.safetensors も model.safetensors.index.json もありません。読み取れるのは safetensors だけです。pickle のチェックポイントは先に変換してください。</translation>
    </message>
    <message>
        <source>The index promises tensor &apos;%1&apos; in &apos;%2&apos;, where it is not. Fetch the model again.</source>
        <translation>索引では「%2」にあるはずのテンソル「%1」がありません。モデルを取得し直してください。</translation>
    </message>
    <message>
        <source>Tensor &apos;%1&apos; is in more than one shard of &apos;%2&apos;.</source>
        <translation>テンソル「%1」が「%2」の複数のシャードにあります。</translation>
    </message>
    <message>
        <source>tokenizer_config.json is damaged: %1 Fetch the model again.</source>
        <translation>tokenizer_config.json が破損しています: %1モデルを取得し直してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither a text nor an object with a &apos;content&apos;.</source>
        <translation>「%1」がテキストでも、「content」を持つオブジェクトでもありません。</translation>
    </message>
    <message>
        <source>&apos;chat_template&apos; is neither a text nor a list.</source>
        <translation>「chat_template」がテキストでも一覧でもありません。</translation>
    </message>
    <message>
        <source>an entry of &apos;chat_template&apos; lacks its name or its template.</source>
        <translation>「chat_template」の項目に、名前またはテンプレートがありません。</translation>
    </message>
    <message>
        <source>it is not a JSON object.</source>
        <translation>JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <source>%1 Use another model.</source>
        <translation>%1別のモデルをお使いください。</translation>
    </message>
    <message>
        <source>config.json does not describe a usable model: %1 Fetch the model again.</source>
        <translation>config.json が使えるモデルを表していません: %1モデルを取得し直してください。</translation>
    </message>
    <message>
        <source>The activation &apos;%1&apos; is not known (silu, gelu, gelu_new, gelu_pytorch_tanh, relu are).</source>
        <translation>活性化関数「%1」には対応していません (対応: silu、gelu、gelu_new、gelu_pytorch_tanh、relu)。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing.</source>
        <translation>「%1」がありません。</translation>
    </message>
    <message>
        <source>hidden_size %1 is not a multiple of num_attention_heads %2.</source>
        <translation>hidden_size %1 が num_attention_heads %2 の倍数ではありません。</translation>
    </message>
    <message>
        <source>num_attention_heads %1 is not a multiple of num_key_value_heads %2.</source>
        <translation>num_attention_heads %1 が num_key_value_heads %2 の倍数ではありません。</translation>
    </message>
    <message>
        <source>the rope base or the rotated share is out of range.</source>
        <translation>rope の基数または回転させる割合が範囲外です。</translation>
    </message>
    <message>
        <source>%1 rotated values a head are not an even number.</source>
        <translation>ヘッドごとに回転させる値の数 %1 が偶数ではありません。</translation>
    </message>
    <message>
        <source>The rope type &apos;%1&apos; is not known (default, linear, llama3, yarn are).</source>
        <translation>rope の種類「%1」には対応していません (対応: default、linear、llama3、yarn)。</translation>
    </message>
    <message>
        <source>the rope type &apos;%1&apos; needs a factor of at least 1.</source>
        <translation>rope の種類「%1」には 1 以上の factor が必要です。</translation>
    </message>
    <message>
        <source>the rope type llama3 needs original_max_position_embeddings.</source>
        <translation>rope の種類 llama3 には original_max_position_embeddings が必要です。</translation>
    </message>
    <message>
        <source>the rope type llama3 needs a low_freq_factor below its high_freq_factor.</source>
        <translation>rope の種類 llama3 には high_freq_factor より小さい low_freq_factor が必要です。</translation>
    </message>
    <message>
        <source>layer_types does not have one entry a layer.</source>
        <translation>layer_types の項目数が層の数と合いません。</translation>
    </message>
    <message>
        <source>The layer type &apos;%1&apos; is not known (full_attention and sliding_attention are).</source>
        <translation>層の種類「%1」には対応していません (対応: full_attention、sliding_attention)。</translation>
    </message>
    <message>
        <source>layer_types slides, but sliding_window is missing.</source>
        <translation>layer_types がスライドするのに、sliding_window がありません。</translation>
    </message>
    <message>
        <source>use_sliding_window is on, but max_window_layers is missing.</source>
        <translation>use_sliding_window が有効なのに、max_window_layers がありません。</translation>
    </message>
    <message>
        <source>The architecture &apos;%1&apos; (model_type &apos;%2&apos;) is not supported; the language engine knows text generation with %3.</source>
        <translation>アーキテクチャー「%1」(model_type「%2」) には対応していません。言語エンジンが対応している文章生成は %3 です。</translation>
    </message>
    <message>
        <source>more experts a token than there are.</source>
        <translation>トークンごとのエキスパートが、全体の数より多くなっています。</translation>
    </message>
    <message>
        <source>this architecture has as many key heads as query heads.</source>
        <translation>このアーキテクチャーでは、キーのヘッドとクエリーのヘッドの数が同じです。</translation>
    </message>
    <message>
        <source>The model scales attention in a way that is not supported (scale_attn_by_inverse_layer_idx or scale_attn_weights).</source>
        <translation>モデルの注意のスケーリングには対応していません (scale_attn_by_inverse_layer_idx または scale_attn_weights)。</translation>
    </message>
    <message>
        <source>an epsilon, a scale or a soft cap is out of range.</source>
        <translation>イプシロン、スケール、ソフトキャップのいずれかが範囲外です。</translation>
    </message>
    <message>
        <source>There are no tokens to run the model on.</source>
        <translation>モデルに与えるトークンがありません。</translation>
    </message>
    <message>
        <source>Token id %1 is not in the model&apos;s vocabulary of %2.</source>
        <translation>トークン ID %1 は、語彙数 %2 のモデルにありません。</translation>
    </message>
    <message>
        <source>%1 tokens do not fit into a context of %2 that already holds %3.</source>
        <translation>すでに %3 トークンあるコンテキスト (%2 トークン) に、%1 トークンは収まりません。</translation>
    </message>
    <message>
        <source>There is not enough memory for this step of the model. Use a shorter text.</source>
        <translation>モデルのこの計算に必要なメモリが足りません。より短いテキストをお使いください。</translation>
    </message>
    <message>
        <source>libtorch refused a step of the model.</source>
        <translation>libtorch がモデルの計算を拒否しました。</translation>
    </message>
    <message>
        <source>A step of the model failed.</source>
        <translation>モデルの計算に失敗しました。</translation>
    </message>
    <message>
        <source>There is not enough memory for the model in &apos;%1&apos;. Close other programs, or use a smaller model.</source>
        <translation>「%1」のモデルを扱うメモリが足りません。ほかのプログラムを終了するか、より小さいモデルをお使いください。</translation>
    </message>
    <message>
        <source>The model in &apos;%1&apos; could not be brought into memory. Use a smaller model.</source>
        <translation>「%1」のモデルをメモリに載せられませんでした。より小さいモデルをお使いください。</translation>
    </message>
    <message>
        <source>Loading the model in &apos;%1&apos; failed.</source>
        <translation>「%1」のモデルの読み込みに失敗しました。</translation>
    </message>
    <message>
        <source>%1 tokens are more than the model&apos;s context of %2.</source>
        <translation>%1 トークンはモデルのコンテキスト %2 トークンを超えています。</translation>
    </message>
    <message>
        <source>There is not enough memory for a context of %1 tokens (%2 bytes). Ask for fewer tokens.</source>
        <translation>%1 トークンのコンテキスト (%2 バイト) に必要なメモリが足りません。トークン数を減らしてください。</translation>
    </message>
    <message>
        <source>Loading the model was cancelled.</source>
        <translation>モデルの読み込みがキャンセルされました。</translation>
    </message>
    <message>
        <source>The model lacks the tensor &apos;%1&apos; of shape %2 that its config.json (%3) asks for. Fetch the model again, or check that its files belong together.</source>
        <translation>config.json (%3) が求める形状 %2 のテンソル「%1」がモデルにありません。モデルを取得し直すか、ファイルの組み合わせが正しいか確認してください。</translation>
    </message>
    <message>
        <source>The tensor &apos;%1&apos; has shape %2, but config.json (%3) asks for %4. Fetch the model again, or check that its files belong together.</source>
        <translation>テンソル「%1」の形状は %2 ですが、config.json (%3) が求めるのは %4 です。モデルを取得し直すか、ファイルの組み合わせが正しいか確認してください。</translation>
    </message>
    <message>
        <source>an added token</source>
        <translation>追加トークン</translation>
    </message>
    <message>
        <source>tokenizer.json: an added token has %1 bytes; %2 are allowed.</source>
        <translation>tokenizer.json: 追加トークンが %1 バイトあります。上限は %2 バイトです。</translation>
    </message>
    <message>
        <source>tokenizer.json: added_tokens is not a list, or too long a one; download it again.</source>
        <translation>tokenizer.json: added_tokens が一覧ではないか、長すぎます。ダウンロードし直してください。</translation>
    </message>
    <message>
        <source>tokenizer.json: it has too many merges.</source>
        <translation>tokenizer.json: 結合 (merges) が多すぎます。</translation>
    </message>
    <message>
        <source>tokenizer.json: merge %1 does not join two pieces of the vocabulary into a third; download the file again.</source>
        <translation>tokenizer.json: 結合 %1 は、語彙の 2 つの断片を合わせて 3 つ目にするものではありません。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s vocabulary lacks its own unknown token, which this text needs; download tokenizer.json again.</source>
        <translation>トークナイザーの語彙に、このテキストに必要な未知語トークンがありません。tokenizer.json をダウンロードし直してください。</translation>
    </message>
    <message>
        <source>The tokenizer uses the %1 &apos;%2&apos;, which this program does not implement; use another model.</source>
        <translation>トークナイザーが使う %1「%2」には対応していません。別のモデルをお使いください。</translation>
    </message>
    <message>
        <source>tokenizer.json: &apos;%1&apos; of %2 is not %3; download the file again.</source>
        <translation>tokenizer.json: %2 の「%1」が%3ではありません。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>tokenizer.json: %1 is not an object; download the file again.</source>
        <translation>tokenizer.json: %1 がオブジェクトではありません。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>tokenizer.json: &apos;%1&apos; of %2 has %3 bytes; %4 are allowed.</source>
        <translation>tokenizer.json: %2 の「%1」は %3 バイトあります。上限は %4 バイトです。</translation>
    </message>
    <message>
        <source>an integer in range</source>
        <translation>範囲内の整数</translation>
    </message>
    <message>
        <source>one character</source>
        <translation>1 文字</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>配列</translation>
    </message>
    <message>
        <source>the decoder</source>
        <translation>デコーダー</translation>
    </message>
    <message>
        <source>tokenizer.json: its decoders are nested too deep or too many.</source>
        <translation>tokenizer.json: デコーダーの入れ子が深すぎるか、多すぎます。</translation>
    </message>
    <message>
        <source>tokenizer.json: it has too many decoders.</source>
        <translation>tokenizer.json: デコーダーが多すぎます。</translation>
    </message>
    <message>
        <source>tokenizer.json: an id in the vocabulary is not a number from 0 to 2147483646; download the file again.</source>
        <translation>tokenizer.json: 語彙に、0 から 2147483646 までの数でない ID があります。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s normalizer makes the text longer than 2 GiB; shorten the text.</source>
        <translation>トークナイザーの正規化でテキストが 2 GiB を超えます。テキストを短くしてください。</translation>
    </message>
    <message>
        <source>the normalizer</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>tokenizer.json: its normalizers are nested too deep or too many.</source>
        <translation>tokenizer.json: 正規化の入れ子が深すぎるか、多すぎます。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern &apos;%1&apos; uses %2, which this program does not implement; use another model.</source>
        <translation>トークナイザーのパターン「%1」が使う%2には対応していません。別のモデルをお使いください。</translation>
    </message>
    <message>
        <source>classes nested too deep</source>
        <translation>深すぎる文字クラスの入れ子</translation>
    </message>
    <message>
        <source>an unfinished class</source>
        <translation>閉じられていない文字クラス</translation>
    </message>
    <message>
        <source>an unfinished [: :]</source>
        <translation>閉じられていない [: :]</translation>
    </message>
    <message>
        <source>\p without {}</source>
        <translation>{} のない \p</translation>
    </message>
    <message>
        <source>an unfinished escape</source>
        <translation>途中で切れたエスケープ</translation>
    </message>
    <message>
        <source>\u without four digits</source>
        <translation>4 桁のない \u</translation>
    </message>
    <message>
        <source>a call or a reference by name</source>
        <translation>名前による呼び出しまたは参照</translation>
    </message>
    <message>
        <source>the post_processor</source>
        <translation>post_processor</translation>
    </message>
    <message>
        <source>tokenizer.json: its post_processors are nested too deep or too many.</source>
        <translation>tokenizer.json: post_processor の入れ子が深すぎるか、多すぎます。</translation>
    </message>
    <message>
        <source>tokenizer.json: the post_processor&apos;s template is too long.</source>
        <translation>tokenizer.json: post_processor のテンプレートが長すぎます。</translation>
    </message>
    <message>
        <source>TemplateProcessing with other texts than one $A</source>
        <translation>$A 1 つ以外のテキストを含む TemplateProcessing</translation>
    </message>
    <message>
        <source>tokenizer.json: &apos;%1&apos; of %2 is not a piece and its id; download the file again.</source>
        <translation>tokenizer.json: %2 の「%1」が断片とその ID ではありません。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>split behaviour</source>
        <translation>分割の方法</translation>
    </message>
    <message>
        <source>The tokenizer makes the text longer than 2 GiB; shorten the text.</source>
        <translation>トークナイザーの処理でテキストが 2 GiB を超えます。テキストを短くしてください。</translation>
    </message>
    <message>
        <source>the pre_tokenizer</source>
        <translation>pre_tokenizer</translation>
    </message>
    <message>
        <source>tokenizer.json: its pre_tokenizers are nested too deep or too many.</source>
        <translation>tokenizer.json: pre_tokenizer の入れ子が深すぎるか、多すぎます。</translation>
    </message>
    <message>
        <source>tokenizer.json: the precompiled_charsmap of the normalizer is damaged; download the file again.</source>
        <translation>tokenizer.json: 正規化の precompiled_charsmap が破損しています。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>ICU&apos;s data for character boundaries is missing.</source>
        <translation>文字の境界を求める ICU のデータがありません。</translation>
    </message>
    <message>
        <source>No memory to find character boundaries in the text.</source>
        <translation>テキストの文字の境界を求めるメモリがありません。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern has %1 bytes; %2 are allowed.</source>
        <translation>トークナイザーのパターンが %1 バイトあります。上限は %2 バイトです。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern &apos;%1&apos; cannot be compiled: %2; use another model.</source>
        <translation>トークナイザーのパターン「%1」をコンパイルできません: %2。別のモデルをお使いください。</translation>
    </message>
    <message>
        <source>No memory to match the tokenizer&apos;s pattern.</source>
        <translation>トークナイザーのパターンを照合するメモリがありません。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern &apos;%1&apos; needs too many steps on this text near byte %2; shorten the text.</source>
        <translation>トークナイザーのパターン「%1」は、このテキストの %2 バイト目付近で手順が多くなりすぎます。テキストを短くしてください。</translation>
    </message>
    <message>
        <source>tokenizer.json: its JSON is nested deeper than %1 levels.</source>
        <translation>tokenizer.json: JSON の入れ子が %1 段を超えています。</translation>
    </message>
    <message>
        <source>tokenizer.json has %1 bytes; %2 are allowed.</source>
        <translation>tokenizer.json は %1 バイトあります。上限は %2 バイトです。</translation>
    </message>
    <message>
        <source>tokenizer.json is not the JSON it should be; download the file again.</source>
        <translation>tokenizer.json の JSON が正しくありません。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>No memory to load the tokenizer; close other programs.</source>
        <translation>トークナイザーを読み込むメモリがありません。ほかのプログラムを終了してください。</translation>
    </message>
    <message>
        <source>tokenizer.json cannot be read; download the file again.</source>
        <translation>tokenizer.json を読み取れません。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>The text has %1 bytes; the tokenizer takes up to %2. Split the text.</source>
        <translation>テキストは %1 バイトあります。トークナイザーで扱えるのは %2 バイトまでです。テキストを分割してください。</translation>
    </message>
    <message>
        <source>The text is not UTF-8 at byte %1; convert it to UTF-8 first.</source>
        <translation>テキストの %1 バイト目が UTF-8 ではありません。先に UTF-8 に変換してください。</translation>
    </message>
    <message>
        <source>No memory to tokenize the text; split it.</source>
        <translation>テキストをトークンに分けるメモリがありません。テキストを分割してください。</translation>
    </message>
    <message>
        <source>The tokenizer has no token %1; its ids go from 0 to %2.</source>
        <translation>トークナイザーにトークン %1 はありません。ID は 0 から %2 までです。</translation>
    </message>
    <message>
        <source>tokenizer.json: an entry of the Unigram vocabulary is not a piece and a score; download the file again.</source>
        <translation>tokenizer.json: Unigram の語彙に、断片とスコアの組でない項目があります。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>tokenizer.json: a piece of the Unigram vocabulary has %1 bytes; %2 are allowed.</source>
        <translation>tokenizer.json: Unigram の語彙の断片が %1 バイトあります。上限は %2 バイトです。</translation>
    </message>
    <message>
        <source>tokenizer.json: unk_id lies outside the Unigram vocabulary; download the file again.</source>
        <translation>tokenizer.json: unk_id が Unigram の語彙の外にあります。ファイルをダウンロードし直してください。</translation>
    </message>
    <message>
        <source>The text has a character that the tokenizer&apos;s vocabulary lacks, and the file names no unknown token.</source>
        <translation>テキストにトークナイザーの語彙にない文字があり、ファイルに未知語トークンの指定もありません。</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos; of the model.</source>
        <translation>モデルの「%1」を読み取れません。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no model files.</source>
        <translation>「%1」にモデルのファイルがありません。</translation>
    </message>
    <message>
        <source>The folder has no tokenizer.json, without which no text can be read or written. It has a tokenizer.model: save it again with transformers&apos; AutoTokenizer (use_fast=True), which writes a tokenizer.json beside it.</source>
        <translation>フォルダーに tokenizer.json がないため、テキストの読み書きができません。tokenizer.model はあります。transformers の AutoTokenizer (use_fast=True) で保存し直すと、隣に tokenizer.json が書き出されます。</translation>
    </message>
    <message>
        <source>The folder has no tokenizer.json, without which no text can be read or written. Fetch tokenizer.json from where the model comes from and put it into the folder.</source>
        <translation>フォルダーに tokenizer.json がないため、テキストの読み書きができません。モデルの入手元から tokenizer.json を取得し、フォルダーに入れてください。</translation>
    </message>
    <message>
        <source>No language model was found. Put a Hugging Face model folder (config.json, *.safetensors, tokenizer.json) into &apos;%1&apos;, or name one by its path.</source>
        <translation>言語モデルが見つかりません。Hugging Face のモデルフォルダー (config.json、*.safetensors、tokenizer.json) を「%1」に入れるか、パスで指定してください。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> または </translation>
    </message>
    <message>
        <source> Did you mean %1?</source>
        <translation> もしかして: %1</translation>
    </message>
    <message>
        <source>There is no model &apos;%1&apos;.%2 Models are looked for in &apos;%3&apos;, &apos;%4&apos;, the folders of the settings and the Hugging Face cache &apos;%5&apos;; a path works too.</source>
        <translation>モデル「%1」はありません。%2 モデルは「%3」、「%4」、設定のフォルダー、Hugging Face のキャッシュ「%5」から探します。パスでも指定できます。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a model that can be opened: a *.safetensors file needs config.json and tokenizer.json beside it. Give its folder.</source>
        <translation>「%1」は開けるモデルではありません。*.safetensors ファイルの隣には config.json と tokenizer.json が必要です。フォルダーを指定してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no model folder: it has no config.json. Give a folder as the Hugging Face hub has it.</source>
        <translation>「%1」はモデルのフォルダーではありません。config.json がありません。Hugging Face Hub にある形のままのフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>There is no &apos;%1&apos;. Check the path.</source>
        <translation>「%1」はありません。パスを確認してください。</translation>
    </message>
    <message>
        <source>There is not enough memory for this text. Use a shorter one.</source>
        <translation>このテキストを扱うメモリが足りません。より短いテキストをお使いください。</translation>
    </message>
    <message>
        <source>The text engine failed on this request.</source>
        <translation>テキストエンジンがこのリクエストで失敗しました。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; this task takes at most %3. Send it in parts.</source>
        <translation>%1は %2 バイトあります。このタスクで扱えるのは最大 %3 バイトです。分けて送ってください。</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8: byte %2 does not belong to a character.</source>
        <translation>%1は正しい UTF-8 ではありません。%2 バイト目がどの文字にも属していません。</translation>
    </message>
    <message>
        <source>%1 is %2; it has to be between 1 and %3.</source>
        <translation>%1 が %2 です。1 から %3 まででなければなりません。</translation>
    </message>
    <message>
        <source>The text task &apos;%1&apos; works by rules and takes no model, but &apos;%2&apos; was asked for. Leave the model out.</source>
        <translation>テキストのタスク「%1」は規則で動くためモデルを使いませんが、「%2」が指定されました。モデルの指定を外してください。</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>compare_text option is required for similarity calculation: it is the text to compare with, and must not be empty.</source>
        <translation>類似度の計算には compare_text が必要です。比較するテキストで、空にはできません。</translation>
    </message>
    <message>
        <source>The text to compare with</source>
        <translation>比較するテキスト</translation>
    </message>
    <message>
        <source>This text task is not known to the text engine.</source>
        <translation>テキストエンジンはこのタスクに対応していません。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no ISO 639-1 language code. Use two letters, for example en, ja or de, or auto to have the language detected.</source>
        <translation>「%1」は ISO 639-1 の言語コードではありません。en、ja、de のような 2 文字か、言語を判定させるには auto を指定してください。</translation>
    </message>
    <message>
        <source>MeCab could not cut the text into words.</source>
        <translation>MeCab がテキストを単語に分けられませんでした。</translation>
    </message>
    <message>
        <source>There is no dictionary for Japanese words. Install MeCab&apos;s, on Debian the package mecab-ipadic-utf8.</source>
        <translation>日本語の単語の辞書がありません。MeCab の辞書 (Debian ではパッケージ mecab-ipadic-utf8) をインストールしてください。</translation>
    </message>
    <message>
        <source>The dictionary for Japanese words is not written in UTF-8. Install one that is, on Debian the package mecab-ipadic-utf8.</source>
        <translation>日本語の単語の辞書が UTF-8 ではありません。UTF-8 の辞書 (Debian ではパッケージ mecab-ipadic-utf8) をインストールしてください。</translation>
    </message>
    <message>
        <source>The words of the text could not be found: ICU has no rules for them.</source>
        <translation>テキストの単語を見つけられませんでした。ICU に規則がありません。</translation>
    </message>
    <message>
        <source>The %1 engine broke off a %2 request unexpectedly. Report this with the log.</source>
        <translation>%1 エンジンが %2 リクエストを予期せず中断しました。ログを添えてご報告ください。</translation>
    </message>
    <message>
        <source>the engine answered too few items of a batch</source>
        <translation>エンジンがバッチの項目数より少ない回答を返しました</translation>
    </message>
    <message>
        <source>The %1 service is busy: no place became free before the request&apos;s deadline. Try again in %2 ms.</source>
        <translation>%1 サービスは混雑しています。リクエストの期限までに空きができませんでした。%2 ミリ秒後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>The %1 service is busy: %2 requests wait already. Try again in %3 ms.</source>
        <translation>%1 サービスは混雑しています。すでに %2 件のリクエストが待っています。%3 ミリ秒後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>The %1 request did not finish within its %2 ms. Allow more time or ask for less.</source>
        <translation>%1 リクエストは期限の %2 ミリ秒以内に終わりませんでした。時間を延ばすか、求める量を減らしてください。</translation>
    </message>
    <message>
        <source>There is no engine for the %1 service. Install its module or set up a remote service for it.</source>
        <translation>%1 サービス用のエンジンがありません。モジュールをインストールするか、外部のサービスを設定してください。</translation>
    </message>
    <message>
        <source>A prompt as token ids</source>
        <translation>トークン ID のプロンプト</translation>
    </message>
    <message>
        <source>A seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>A stop text</source>
        <translation>停止文字列</translation>
    </message>
    <message>
        <source>A raw prompt</source>
        <translation>そのままのプロンプト</translation>
    </message>
    <message>
        <source>top_p other than 0.9</source>
        <translation>0.9 以外の top_p</translation>
    </message>
    <message>
        <source>Leave it out, or reach the server by &apos;openai&apos; if it is this program&apos;s own.</source>
        <translation>省略するか、このプログラムのサーバーであれば「openai」で接続してください。</translation>
    </message>
    <message>
        <source>The request has no image, or an empty one. Give an image file.</source>
        <translation>リクエストに画像がないか、空です。画像ファイルを指定してください。</translation>
    </message>
    <message>
        <source>A table given as a file on this machine</source>
        <translation>このマシン上のファイルとして指定された表</translation>
    </message>
    <message>
        <source>Send its rows instead, or work on it with the local engine.</source>
        <translation>代わりに行を送るか、ローカルのエンジンで処理してください。</translation>
    </message>
    <message>
        <source>its job has no result (status &apos;%1&apos;)</source>
        <translation>ジョブに結果がありません (ステータス「%1」)</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>テキストがありません</translation>
    </message>
    <message>
        <source>%1 could not do this: “%2”</source>
        <translation>%1 が処理できませんでした: 「%2」</translation>
    </message>
    <message>
        <source>Ai-semble v2 has completions only; this program&apos;s server also speaks &apos;openai&apos;.</source>
        <translation>Ai-semble v2 にあるのは文章の生成だけです。このプログラムのサーバーは「openai」にも対応しています。</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>オブジェクトではありません</translation>
    </message>
    <message>
        <source>No such request was sent.</source>
        <translation>そのようなリクエストは送っていません。</translation>
    </message>
    <message>
        <source>%1 speaks &apos;%2&apos;, not &apos;%3&apos;. Set that protocol for the endpoint.</source>
        <translation>%1 のプロトコルは「%2」で、「%3」ではありません。エンドポイントにそのプロトコルを設定してください。</translation>
    </message>
    <message>
        <source>The service at %1</source>
        <translation>%1 のサービス</translation>
    </message>
    <message>
        <source>%1 answers, but speaks none of the known protocols at this address. Check the port and the path.</source>
        <translation>%1 は応答しますが、このアドレスではどの既知のプロトコルにも対応していません。ポートとパスを確認してください。</translation>
    </message>
    <message>
        <source>the request could not be prepared: a header has a line break in it, or memory is short</source>
        <translation>リクエストを準備できませんでした。ヘッダーに改行があるか、メモリが足りません</translation>
    </message>
    <message>
        <source>in the output &apos;%1&apos;, %2</source>
        <translation>出力「%1」: %2</translation>
    </message>
    <message>
        <source>The outputs of the model at %1 (%2) are not known as an answer to &apos;%3&apos;. Use a model that answers as JSON, or another task.</source>
        <translation>%1 のモデルの出力 (%2) は「%3」の回答として知られていません。JSON で答えるモデルか、別のタスクをお使いください。</translation>
    </message>
    <message>
        <source>The image has over %1 bytes.</source>
        <translation>画像が %1 バイトを超えています。</translation>
    </message>
    <message>
        <source>The model&apos;s input &apos;%1&apos; wants %2, which</source>
        <translation>モデルの入力「%1」が求める %2</translation>
    </message>
    <message>
        <source>Use a model (in Triton: an ensemble) that takes encoded images or text as BYTES.</source>
        <translation>符号化された画像またはテキストを BYTES で受け取るモデル (Triton ではアンサンブル) をお使いください。</translation>
    </message>
    <message>
        <source>The model&apos;s input &apos;%1&apos; wants several values at once, which</source>
        <translation>モデルの入力「%1」が一度に求める複数の値</translation>
    </message>
    <message>
        <source>Use a model that takes one.</source>
        <translation>1 つの値を受け取るモデルをお使いください。</translation>
    </message>
    <message>
        <source>What the model&apos;s input &apos;%1&apos; is for is not known; it</source>
        <translation>用途の分からないモデルの入力「%1」</translation>
    </message>
    <message>
        <source>Known are one input for the image or text, &apos;task&apos;, &apos;language&apos; and &apos;options&apos;.</source>
        <translation>対応しているのは、画像またはテキスト用の入力 1 つと、「task」、「language」、「options」です。</translation>
    </message>
    <message>
        <source>An image or text</source>
        <translation>画像またはテキスト</translation>
    </message>
    <message>
        <source>The model has no input for it.</source>
        <translation>モデルにそのための入力がありません。</translation>
    </message>
    <message>
        <source>The model has no input called &apos;options&apos;; leave them at their defaults.</source>
        <translation>モデルに「options」という入力がありません。既定のままにしてください。</translation>
    </message>
    <message>
        <source>A language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>The model has no input called &apos;language&apos;; leave it at auto.</source>
        <translation>モデルに「language」という入力がありません。auto のままにしてください。</translation>
    </message>
    <message>
        <source>It is used for images and text; language models are reached by &apos;openai&apos;.</source>
        <translation>画像とテキストに使うプロトコルです。言語モデルには「openai」で接続してください。</translation>
    </message>
    <message>
        <source>No model is named for %1, and this protocol has no default one. Enter its name at the endpoint.</source>
        <translation>%1 のモデルが指定されていません。このプロトコルには既定のモデルがありません。エンドポイントの設定で名前を入力してください。</translation>
    </message>
    <message>
        <source>the output &apos;%1&apos; has not as many bytes as its shape needs</source>
        <translation>出力「%1」のバイト数が形状に足りません</translation>
    </message>
    <message>
        <source>a text of the output &apos;%1&apos; is cut</source>
        <translation>出力「%1」のテキストが途中で切れています</translation>
    </message>
    <message>
        <source>the output &apos;%1&apos; has not as many texts as its shape says</source>
        <translation>出力「%1」のテキストの数が形状と合いません</translation>
    </message>
    <message>
        <source>an output has no name, or a datatype that the protocol does not have</source>
        <translation>名前がないか、プロトコルにないデータ型の出力があります</translation>
    </message>
    <message>
        <source>the output &apos;%1&apos; has no proper shape</source>
        <translation>出力「%1」の形状が正しくありません</translation>
    </message>
    <message>
        <source>the shape of the output &apos;%1&apos; is beyond all measure</source>
        <translation>出力「%1」の形状が極端に大きすぎます</translation>
    </message>
    <message>
        <source>the output &apos;%1&apos; is larger than the answer</source>
        <translation>出力「%1」が応答より大きくなっています</translation>
    </message>
    <message>
        <source>the output &apos;%1&apos; has no data of its datatype</source>
        <translation>出力「%1」にそのデータ型のデータがありません</translation>
    </message>
    <message>
        <source>the output &apos;%1&apos; has %2 values, but its shape means %3</source>
        <translation>出力「%1」の値は %2 個ですが、形状からは %3 個のはずです</translation>
    </message>
    <message>
        <source>the model&apos;s description has no list of %1</source>
        <translation>モデルの説明に %1 の一覧がありません</translation>
    </message>
    <message>
        <source>one of the model&apos;s %1 has no name, known datatype or shape</source>
        <translation>モデルの %1 の中に、名前、既知のデータ型、形状のいずれかを欠くものがあります</translation>
    </message>
    <message>
        <source>the model&apos;s description is not JSON</source>
        <translation>モデルの説明が JSON ではありません</translation>
    </message>
    <message>
        <source>its Inference-Header-Content-Length is not a number within the body</source>
        <translation>Inference-Header-Content-Length が本文に収まる数値ではありません</translation>
    </message>
    <message>
        <source>its JSON is longer than the body</source>
        <translation>JSON が本文より長くなっています</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>JSON ではありません</translation>
    </message>
    <message>
        <source>it has no list of outputs</source>
        <translation>outputs の一覧がありません</translation>
    </message>
    <message>
        <source>it has bytes that belong to no output</source>
        <translation>どの出力にも属さないバイトがあります</translation>
    </message>
    <message>
        <source>Leave it out, or set the endpoint&apos;s dialect when the server is known to take it.</source>
        <translation>省略するか、サーバーが受け付けると分かっていれば、エンドポイントのダイアレクトを設定してください。</translation>
    </message>
    <message>
        <source>A seed over 2^63 - 1</source>
        <translation>2^63 - 1 を超えるシード</translation>
    </message>
    <message>
        <source>Use a smaller one.</source>
        <translation>より小さい値をお使いください。</translation>
    </message>
    <message>
        <source>More than 4 stop texts</source>
        <translation>4 個を超える停止文字列</translation>
    </message>
    <message>
        <source>Use fewer, or set the endpoint&apos;s dialect.</source>
        <translation>数を減らすか、エンドポイントのダイアレクトを設定してください。</translation>
    </message>
    <message>
        <source>texts: must have at least one text to embed.</source>
        <translation>texts: 埋め込むテキストが 1 つ以上必要です。</translation>
    </message>
    <message>
        <source>it has no list called data</source>
        <translation>data という一覧がありません</translation>
    </message>
    <message>
        <source>it has %1 embeddings for %2 texts</source>
        <translation>%2 個のテキストに対して埋め込みが %1 個あります</translation>
    </message>
    <message>
        <source>data[%1] is no embedding of its own</source>
        <translation>data[%1] が独立した埋め込みではありません</translation>
    </message>
    <message>
        <source>its embeddings differ in length</source>
        <translation>埋め込みの長さが揃っていません</translation>
    </message>
    <message>
        <source>It has completions, chats and embeddings; use a local model for this.</source>
        <translation>生成、チャット、埋め込みに対応しています。これにはローカルのモデルをお使いください。</translation>
    </message>
    <message>
        <source>a piece of it is not an object</source>
        <translation>断片がオブジェクトではありません</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 文字</translation>
    </message>
    <message>
        <source>The answer of %1 was cut after %2. What came stands; ask again for a whole answer.</source>
        <translation>%1 の回答が %2で途切れました。届いた分は残ります。全体が必要であれば、もう一度お尋ねください。</translation>
    </message>
    <message>
        <source>it has no choice</source>
        <translation>choices がありません</translation>
    </message>
    <message>
        <source>%1 ended its answer after %2 for the reason &apos;%3&apos;, which is no normal end. What came stands; change the request or ask again.</source>
        <translation>%1 は %2で回答を終えました。理由は「%3」で、通常の終わり方ではありません。届いた分は残ります。リクエストを変えるか、もう一度お尋ねください。</translation>
    </message>
    <message>
        <source>a piece of it is not JSON</source>
        <translation>断片が JSON ではありません</translation>
    </message>
    <message>
        <source> The answer was cut after %1 characters.</source>
        <translation> 回答は %1 文字で途切れました。</translation>
    </message>
    <message>
        <source>The endpoint&apos;s protocol is unknown.</source>
        <translation>エンドポイントのプロトコルが不明です。</translation>
    </message>
    <message>
        <source>The key for %1 has a line break or control character in it. Enter it again.</source>
        <translation>%1 のキーに改行または制御文字があります。入力し直してください。</translation>
    </message>
    <message>
        <source>An extra header for %1 is not one that can be sent. Correct it at the endpoint.</source>
        <translation>%1 用の追加のヘッダーが送信できる形ではありません。エンドポイントの設定で直してください。</translation>
    </message>
    <message>
        <source>The service&apos;s list of models is not one: it has no list called data.</source>
        <translation>サービスのモデル一覧が正しくありません。data という一覧がありません。</translation>
    </message>
    <message>
        <source>%1 answered something that is not JSON. Check that the address and the protocol (%2) belong together.</source>
        <translation>%1 の応答が JSON ではありません。アドレスとプロトコル (%2) が合っているか確認してください。</translation>
    </message>
    <message>
        <source>%1 gave an answer that does not fit its protocol (%2): %3. Check the protocol that is set for it.</source>
        <translation>%1 の回答がプロトコル (%2) に合っていません: %3。設定されているプロトコルを確認してください。</translation>
    </message>
    <message>
        <source>%1 cannot be sent to %2 by the protocol &apos;%3&apos;. %4</source>
        <translation>%1は、プロトコル「%3」では %2 に送れません。%4</translation>
    </message>
    <message>
        <source>the service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>There is not enough memory for this request to a remote service.</source>
        <translation>外部のサービスへのこのリクエストを扱うメモリが足りません。</translation>
    </message>
    <message>
        <source>A request to a remote service could not be packed or unpacked.</source>
        <translation>外部のサービスへのリクエストを組み立てるか、読み解くことができませんでした。</translation>
    </message>
    <message>
        <source>The %1 service asked not to be called for another %2 s. Try again then.</source>
        <translation>%1 サービスから、あと %2 秒は呼び出さないよう求められました。その後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 failed last</source>
        <translation>%1 (直前に失敗)</translation>
    </message>
    <message>
        <source>, %1 failed last</source>
        <translation>、%1 (直前に失敗)</translation>
    </message>
    <message>
        <source>No endpoint of the %1 service is called at the moment, after failures (%2). The next attempt is possible in %3 s; see the services panel for the reasons.</source>
        <translation>%1 サービスのエンドポイントは失敗が続いたため (%2)、現在はどれも呼び出していません。次に試せるのは %3 秒後です。理由は「サービス」パネルで確認できます。</translation>
    </message>
    <message>
        <source>The remote %1 service has no endpoint. Add one, or set the service to local.</source>
        <translation>外部の %1 サービスにエンドポイントがありません。追加するか、サービスをローカルに設定してください。</translation>
    </message>
    <message>
        <source>Endpoint %1 of the %2 service: %3</source>
        <translation>%2 サービスのエンドポイント %1: %3</translation>
    </message>
    <message>
        <source>The remote %1 service does not answer &apos;%2&apos; requests.</source>
        <translation>外部の %1 サービスは「%2」リクエストに対応していません。</translation>
    </message>
    <message>
        <source>The %1 service at %2</source>
        <translation>%2 の %1 サービス</translation>
    </message>
    <message>
        <source>All connections to remote services are in use; %1 was not called. Try again, or allow more connections in the settings.</source>
        <translation>外部のサービスへの接続がすべて使用中のため、%1 を呼び出しませんでした。もう一度試すか、設定で接続数を増やしてください。</translation>
    </message>
    <message>
        <source>%1 has an address that cannot be called. Correct it at the endpoint.</source>
        <translation>%1 のアドレスは呼び出せない形です。エンドポイントの設定で直してください。</translation>
    </message>
    <message>
        <source>%1 was not found: its name has no address. Check its spelling and the network.</source>
        <translation>%1 が見つかりません。名前に対応するアドレスがありません。綴りとネットワークを確認してください。</translation>
    </message>
    <message>
        <source>%1 does not take connections. Check that it runs and that the port is right.</source>
        <translation>%1 が接続を受け付けません。起動していることと、ポートが正しいことを確認してください。</translation>
    </message>
    <message>
        <source>%1 did not take a connection within %2. Check that it runs and that no firewall is between.</source>
        <translation>%1 が %2 以内に接続を受け付けませんでした。起動していることと、間にファイアウォールがないことを確認してください。</translation>
    </message>
    <message>
        <source>%1 does not speak TLS as expected. Check whether its address should begin with http://.</source>
        <translation>%1 が TLS で正しく応答しません。アドレスが http:// で始まるべきではないか確認してください。</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not trusted or belongs to another name. Nothing was sent. Check the address, or install the certificate&apos;s authority.</source>
        <translation>%1 の証明書は信頼されていないか、別の名前のものです。何も送信していません。アドレスを確認するか、証明書の認証局をインストールしてください。</translation>
    </message>
    <message>
        <source>%1 did not begin to answer within %2. Try again, or allow more time in the settings.</source>
        <translation>%1 が %2 以内に応答を始めませんでした。もう一度試すか、設定で時間を延ばしてください。</translation>
    </message>
    <message>
        <source>%1 stopped in the middle of its answer for %2. Try again.</source>
        <translation>%1 が応答の途中で %2 止まりました。もう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 did not finish within %2. Ask for less, or allow more time in the settings.</source>
        <translation>%1 が %2 以内に終わりませんでした。求める量を減らすか、設定で時間を延ばしてください。</translation>
    </message>
    <message>
        <source>%1 answered more than %2 bytes, which is the limit.</source>
        <translation>%1 の応答が上限の %2 バイトを超えました。</translation>
    </message>
    <message>
        <source>%1 answered something that is not HTTP. Check the port.</source>
        <translation>%1 の応答が HTTP ではありません。ポートを確認してください。</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer. Look into its log.</source>
        <translation>%1 が応答せずに接続を閉じました。相手のログを確認してください。</translation>
    </message>
    <message>
        <source>%1 closed the connection within its answer. Try again.</source>
        <translation>%1 が応答の途中で接続を閉じました。もう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 could not be called. The log has the reason.</source>
        <translation>%1 を呼び出せませんでした。理由はログにあります。</translation>
    </message>
    <message>
        <source> It said: “%1”</source>
        <translation> 相手の説明: 「%1」</translation>
    </message>
    <message>
        <source>its model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>the model &apos;%1&apos;</source>
        <translation>モデル「%1」</translation>
    </message>
    <message>
        <source>%1 is busy or its limit is used up (%2). Try again later.%3</source>
        <translation>%1 は混雑しているか、利用の上限に達しています (%2)。後でもう一度お試しください。%3</translation>
    </message>
    <message>
        <source>%1 does not accept the request (%2).%3</source>
        <translation>%1 がリクエストを受け付けません (%2)。%3</translation>
    </message>
    <message>
        <source>%1 does not accept the key (401). Enter the right key at the endpoint.%2</source>
        <translation>%1 がキーを受け付けません (401)。エンドポイントの設定で正しいキーを入力してください。%2</translation>
    </message>
    <message>
        <source>%1 wants to be paid first (402). See to the account.%2</source>
        <translation>%1 は先に支払いを求めています (402)。アカウントを確認してください。%2</translation>
    </message>
    <message>
        <source>%1 does not allow this key to use %2 (403). Check what the key may do.%3</source>
        <translation>%1 は、このキーで%2を使うことを許可していません (403)。キーの権限を確認してください。%3</translation>
    </message>
    <message>
        <source>%1 does not know %2 or the address (404). Check the model&apos;s name and the endpoint&apos;s path.%3</source>
        <translation>%1 に%2またはアドレスがありません (404)。モデルの名前とエンドポイントのパスを確認してください。%3</translation>
    </message>
    <message>
        <source>The request is too large for %1 (413).%2</source>
        <translation>リクエストが %1 には大きすぎます (413)。%2</translation>
    </message>
    <message>
        <source>%1 points to another address (%2), which is not followed because the key would go there. Set that address as the endpoint.</source>
        <translation>%1 は別のアドレス (%2) を示していますが、キーがそこへ送られてしまうため、たどりません。そのアドレスをエンドポイントに設定してください。</translation>
    </message>
    <message>
        <source>%1 gave up on the request.%2</source>
        <translation>%1 がリクエストを打ち切りました。%2</translation>
    </message>
    <message>
        <source>%1 failed on the request (%2).%3</source>
        <translation>%1 がリクエストの処理に失敗しました (%2)。%3</translation>
    </message>
    <message>
        <source>(its words are left out because they quote the request)</source>
        <translation>(リクエストの引用を含むため、相手の言葉は省きました)</translation>
    </message>
    <message>
        <source>The service sent a line of over %1 bytes in its stream of events. It does not seem to be such a stream.</source>
        <translation>サービスがイベントのストリームで %1 バイトを超える行を送ってきました。イベントのストリームではないようです。</translation>
    </message>
    <message>
        <source>The service sent an event of over %1 bytes. It does not seem to be an answer in pieces.</source>
        <translation>サービスが %1 バイトを超えるイベントを送ってきました。断片に分けた回答ではないようです。</translation>
    </message>
    <message>
        <source>The address of a remote service %1. Give it like http://127.0.0.1:8080 or https://host/v1.</source>
        <translation>外部のサービスのアドレス: %1。http://127.0.0.1:8080 や https://host/v1 のように入力してください。</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>has a space or a control character in it</source>
        <translation>空白または制御文字が含まれています</translation>
    </message>
    <message>
        <source>There is not enough memory to read an address.</source>
        <translation>アドレスを読み取るメモリが足りません。</translation>
    </message>
    <message>
        <source>is not an absolute address</source>
        <translation>絶対アドレスではありません</translation>
    </message>
    <message>
        <source>begins with neither http:// nor https://</source>
        <translation>http:// でも https:// でも始まっていません</translation>
    </message>
    <message>
        <source>holds a user name or password, which would end up in logs; use the key or a header</source>
        <translation>ログに残ってしまうユーザー名またはパスワードが含まれています。キーかヘッダーをお使いください</translation>
    </message>
    <message>
        <source>has a &apos;#&apos; part, which is never sent</source>
        <translation>送信されることのない「#」の部分が含まれています</translation>
    </message>
    <message>
        <source>has no port from 1 to 65535</source>
        <translation>1 から 65535 までのポート番号がありません</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true または false</translation>
    </message>
    <message>
        <source>Neither %1 nor HOME says where files go. Set HOME, or pass --home FOLDER.</source>
        <translation>ファイルの置き場所を示す %1 も HOME もありません。HOME を設定するか、--home フォルダー を指定してください。</translation>
    </message>
    <message>
        <source>a file of that name is in the way</source>
        <translation>同じ名前のファイルがあります</translation>
    </message>
    <message>
        <source>Cannot create the folder &apos;%1&apos;: %2. Make room there, or choose another place with --home FOLDER.</source>
        <translation>フォルダー「%1」を作成できません: %2。空きを作るか、--home フォルダー で別の場所を指定してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the home folder. Pass --home with a folder&apos;s path.</source>
        <translation>「%1」をホームフォルダーにはできません。--home にフォルダーのパスを指定してください。</translation>
    </message>
    <message>
        <source>has an address that does not begin with http:// or https://</source>
        <translation>アドレスが http:// でも https:// でも始まっていません</translation>
    </message>
    <message>
        <source>has a user or a password in its address; keep it as a secret and name that</source>
        <translation>アドレスにユーザー名またはパスワードが含まれています。秘密情報として保存し、その名前を指定してください</translation>
    </message>
    <message>
        <source>has an address without a host</source>
        <translation>アドレスにホストがありません</translation>
    </message>
    <message>
        <source>names the protocol &apos;%1&apos;; it must be %2</source>
        <translation>プロトコルが「%1」です。%2でなければなりません</translation>
    </message>
    <message>
        <source>names the dialect &apos;%1&apos;; it must be %2</source>
        <translation>ダイアレクトが「%1」です。%2でなければなりません</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>%1 より大きい値</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>%1 以上</translation>
    </message>
    <message>
        <source>is %1; it must be %2 and %3</source>
        <translation>値が %1 です。%2、かつ %3でなければなりません</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>%1 未満</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>%1 以下</translation>
    </message>
    <message>
        <source>is %1, which is no theme</source>
        <translation>%1 というテーマはありません</translation>
    </message>
    <message>
        <source>is %1, which is no route</source>
        <translation>%1 という経路はありません</translation>
    </message>
    <message>
        <source>has %1 entries; it must have at most %2</source>
        <translation>項目が %1 件あります。最大 %2 件です</translation>
    </message>
    <message>
        <source>%1 (entry %2)</source>
        <translation>%1 (%2 番目の項目)</translation>
    </message>
    <message>
        <source>has %1 bytes; it must have at most %2</source>
        <translation>%1 バイトあります。最大 %2 バイトです</translation>
    </message>
    <message>
        <source>is not UTF-8 text from byte %1 on</source>
        <translation>%1 バイト目から UTF-8 のテキストではありません</translation>
    </message>
    <message>
        <source>is empty in entry %1; remove that entry</source>
        <translation>%1 番目の項目が空です。その項目を削除してください</translation>
    </message>
    <message>
        <source>remote, then local</source>
        <translation>外部、次にローカル</translation>
    </message>
    <message>
        <source>local, then remote</source>
        <translation>ローカル、次に外部</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; %2.</source>
        <translation>設定「%1」: %2。</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number from 0 on, or absent</source>
        <translation>0 以上の整数、または指定なし</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>テキストの一覧</translation>
    </message>
    <message>
        <source>&quot;system&quot;, &quot;light&quot; or &quot;dark&quot;</source>
        <translation>&quot;system&quot;、&quot;light&quot;、&quot;dark&quot; のいずれか</translation>
    </message>
    <message>
        <source>&quot;local&quot;, &quot;remote&quot;, &quot;remote, then local&quot; or &quot;local, then remote&quot;</source>
        <translation>&quot;local&quot;、&quot;remote&quot;、&quot;remote, then local&quot;、&quot;local, then remote&quot; のいずれか</translation>
    </message>
    <message>
        <source>a list of objects with url, protocol, dialect, model and secret, all texts</source>
        <translation>url、protocol、dialect、model、secret (すべてテキスト) を持つオブジェクトの一覧</translation>
    </message>
    <message>
        <source>The settings in &apos;%1&apos; are damaged and cannot be moved aside: %2. Move or repair the file by hand.</source>
        <translation>「%1」の設定は破損しており、脇へ移すこともできません: %2。手作業で移すか修復してください。</translation>
    </message>
    <message>
        <source>There are too many damaged copies beside &apos;%1&apos;. Delete them.</source>
        <translation>「%1」の隣に、破損した設定の控えが多すぎます。削除してください。</translation>
    </message>
    <message>
        <source>The settings file &apos;%1&apos; could not be read as a JSON object of at most %2 bytes. It was moved to &apos;%3&apos; and default settings are used.</source>
        <translation>設定ファイル「%1」を %2 バイト以下の JSON オブジェクトとして読み取れませんでした。「%3」に移し、既定の設定を使います。</translation>
    </message>
    <message>
        <source>The setting &apos;%1&apos; in &apos;%2&apos; %3. The default is used.</source>
        <translation>「%2」の設定「%1」: %3。既定値を使います。</translation>
    </message>
    <message>
        <source>is %1; it must be an object</source>
        <translation>値が %1 です。オブジェクトでなければなりません</translation>
    </message>
    <message>
        <source>is %1; it must be %2</source>
        <translation>値が %1 です。%2でなければなりません</translation>
    </message>
    <message>
        <source>Batch %1 is running. Cancel it first.</source>
        <translation>バッチ %1 は実行中です。先にキャンセルしてください。</translation>
    </message>
    <message>
        <source>names no host</source>
        <translation>ホストがありません</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; is damaged (%2). It has not been changed. Restore it from a backup, or move it away to begin a new one.</source>
        <translation>データベース「%1」は破損しています (%2)。変更はしていません。バックアップから復元するか、別の場所へ移して新しく始めてください。</translation>
    </message>
    <message>
        <source>Writing to the database &apos;%1&apos; failed: the disk is full. Free some space and try again.</source>
        <translation>データベース「%1」に書き込めませんでした。ディスクがいっぱいです。空きを作ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; has been kept busy by another program for %2 s. Close that program, or try again.</source>
        <translation>データベース「%1」は別のプログラムが %2 秒間使用しています。そのプログラムを終了するか、もう一度お試しください。</translation>
    </message>
    <message>
        <source>There is not enough memory to use &apos;%1&apos;.</source>
        <translation>「%1」を使うためのメモリが足りません。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; refused an entry: %2.</source>
        <translation>「%1」が項目を受け付けませんでした: %2。</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; cannot be read or written: %2. Check the disk, its free space and the permissions of the folder.</source>
        <translation>データベース「%1」を読み書きできません: %2。ディスク、空き容量、フォルダーのアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>An entry is too large for the database &apos;%1&apos;: %2.</source>
        <translation>項目がデータベース「%1」には大きすぎます: %2。</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; failed: %2.</source>
        <translation>データベース「%1」でエラーが発生しました: %2。</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>確認は中止されました。</translation>
    </message>
    <message>
        <source>unknown file format</source>
        <translation>不明なファイル形式</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a database of another program and has not been changed. Move it away, or choose another folder with --home.</source>
        <translation>「%1」は別のプログラムのデータベースです。変更はしていません。別の場所へ移すか、--home で別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2) was written by a newer version of this program: its schema is %3, this version knows %4. It has not been changed. Update the program, or choose another folder with --home.</source>
        <translation>「%1」(%2) は、このプログラムの新しいバージョンで書かれています。スキーマは %3 で、このバージョンが扱えるのは %4 までです。変更はしていません。プログラムを更新するか、--home で別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source> (migration %1 &apos;%2&apos;)</source>
        <translation> (移行 %1「%2」)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there already and was not written over.</source>
        <translation>「%1」はすでにあるため、上書きしませんでした。</translation>
    </message>
    <message>
        <source>The Redis address &apos;%1&apos; %2. Give redis://host:port/database or unix:PATH.</source>
        <translation>Redis のアドレス「%1」: %2。redis://ホスト:ポート/データベース または unix:パス の形で入力してください。</translation>
    </message>
    <message>
        <source>names no socket</source>
        <translation>ソケットの指定がありません</translation>
    </message>
    <message>
        <source>does not begin with redis:// or unix:</source>
        <translation>redis:// でも unix: でも始まっていません</translation>
    </message>
    <message>
        <source>has no number of a database after the slash</source>
        <translation>スラッシュの後にデータベースの番号がありません</translation>
    </message>
    <message>
        <source>The Redis address holds a password, which would stand in a file. Leave it out and keep it as the secret &apos;redis&apos;.</source>
        <translation>Redis のアドレスにパスワードが含まれており、ファイルに残ってしまいます。アドレスから除き、秘密情報「redis」として保存してください。</translation>
    </message>
    <message>
        <source>has no port from 1 to 65535 after the colon</source>
        <translation>コロンの後に 1 から 65535 までのポート番号がありません</translation>
    </message>
    <message>
        <source>There is no memory for a connection to Redis.</source>
        <translation>Redis に接続するためのメモリがありません。</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>接続できません</translation>
    </message>
    <message>
        <source>refuses the user or the password</source>
        <translation>ユーザー名またはパスワードが拒否されました</translation>
    </message>
    <message>
        <source>has no such database</source>
        <translation>そのデータベースはありません</translation>
    </message>
    <message>
        <source>The Redis server at %1 %2.</source>
        <translation>%1 の Redis サーバー: %2。</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>応答しません</translation>
    </message>
    <message>
        <source>does not speak Redis&apos; protocol</source>
        <translation>Redis のプロトコルで応答しません</translation>
    </message>
    <message>
        <source>does not store the entry</source>
        <translation>項目を保存しません</translation>
    </message>
    <message>
        <source>There is no run %1. List the runs to see their numbers.</source>
        <translation>実行記録 %1 はありません。一覧で番号を確認してください。</translation>
    </message>
    <message>
        <source>The report of a run is not JSON: %1</source>
        <translation>実行記録のレポートが JSON ではありません: %1</translation>
    </message>
    <message>
        <source>Batch %1 has no item %2.</source>
        <translation>バッチ %1 に項目 %2 はありません。</translation>
    </message>
    <message>
        <source>There is no batch %1. List those there are.</source>
        <translation>バッチ %1 はありません。一覧で確認してください。</translation>
    </message>
    <message>
        <source>The journal&apos;s entry of batch %1 cannot be read: %2. Remove the batch.</source>
        <translation>ジャーナルにあるバッチ %1 の記録を読み取れません: %2。バッチを削除してください。</translation>
    </message>
    <message>
        <source>The program ended while this item was being worked on, %1 times in a row. It is not begun again unless you retry it.</source>
        <translation>この項目の処理中にプログラムが %1 回続けて終了しました。再試行するまで、再び始めることはありません。</translation>
    </message>
    <message>
        <source>The batch cannot be written down: %1. Give it names that are UTF-8.</source>
        <translation>バッチを記録できません: %1。UTF-8 の名前を付けてください。</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>バッチ %1</translation>
    </message>
    <message>
        <source>%1 is being worked on by another program. Pause it there first.</source>
        <translation>%1 は別のプログラムが処理しています。先にそちらで一時停止してください。</translation>
    </message>
    <message>
        <source>%1 is completed: there is nothing to resume.</source>
        <translation>%1 は完了しています。再開するものはありません。</translation>
    </message>
    <message>
        <source>%1 has no failed items: there is nothing to retry.</source>
        <translation>%1 に失敗した項目はありません。再試行するものはありません。</translation>
    </message>
    <message>
        <source>Batch %1 is not running.</source>
        <translation>バッチ %1 は実行中ではありません。</translation>
    </message>
    <message>
        <source>There is no conversation %1. It may have been deleted.</source>
        <translation>会話 %1 はありません。削除された可能性があります。</translation>
    </message>
    <message>
        <source>The text to search for has %1 bytes; at most %2 can be searched for.</source>
        <translation>検索するテキストは %1 バイトあります。検索できるのは最大 %2 バイトです。</translation>
    </message>
    <message>
        <source>Conversation %1 has no message %2 to answer to.</source>
        <translation>会話 %1 には、返信先のメッセージ %2 がありません。</translation>
    </message>
    <message>
        <source>There is no message %1. Its conversation may have been deleted.</source>
        <translation>メッセージ %1 はありません。会話が削除された可能性があります。</translation>
    </message>
    <message>
        <source>The result cache &apos;%1&apos; is damaged and cannot be moved aside: %2. Delete it by hand.</source>
        <translation>結果のキャッシュ「%1」は破損しており、脇へ移すこともできません: %2。手作業で削除してください。</translation>
    </message>
    <message>
        <source>The result cache&apos;s own bookkeeping does not add up.</source>
        <translation>結果のキャッシュの管理情報が合いません。</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>そのファイルやフォルダーはありません</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>アクセス権がありません</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>許可されていない操作です</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>フォルダーではありません</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>すでに存在します</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>フォルダーが空ではありません</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>空き容量がありません</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>ディスクの割り当てを超えました</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>読み取り専用のファイルシステムです</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>入出力エラーです</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>ファイル名が長すぎます</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>使用中です</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>実行中のファイルです</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>引数が無効です</translation>
    </message>
    <message>
        <source>Bad file descriptor</source>
        <translation>ファイル記述子が無効です</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>メモリを確保できません</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>接続が拒否されました</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>相手が接続を切断しました</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>接続が時間切れになりました</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>ホストへの経路がありません</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>ネットワークに到達できません</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>ファイルの参照が古くなっています</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>シンボリックリンクが深すぎます</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>接続されていません</translation>
    </message>
    <message>
        <source>[json.exception.parse_error.101] parse error at line %1, column %2: syntax error while parsing %3 - %4</source>
        <translation>%1 行 %2 列の構文エラー (%3): %4</translation>
    </message>
    <message>
        <source>[json.exception.parse_error.101] parse error at line %1, column %2: syntax error while parsing %3 - %4; last read: &apos;%5&apos;; expected %6</source>
        <translation>%1 行 %2 列の構文エラー (%3): %4 (直前は「%5」、必要なのは%6)</translation>
    </message>
    <message>
        <source>unexpected %1; expected %2</source>
        <translation>予期しない%1 (必要なのは%2)</translation>
    </message>
    <message>
        <source>object key</source>
        <translation>オブジェクトのキー</translation>
    </message>
    <message>
        <source>object separator</source>
        <translation>オブジェクトの区切り</translation>
    </message>
    <message>
        <source>end of input</source>
        <translation>入力の終わり</translation>
    </message>
    <message>
        <source>string literal</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>number literal</source>
        <translation>数値のリテラル</translation>
    </message>
    <message>
        <source>&apos;[&apos;, &apos;{&apos;, or a literal</source>
        <translation>「[」、「{」、リテラルのいずれか</translation>
    </message>
    <message>
        <source>invalid literal; last read: &apos;%1&apos;</source>
        <translation>無効なリテラル (直前は「%1」)</translation>
    </message>
    <message>
        <source>invalid number; expected %1; last read: &apos;%2&apos;</source>
        <translation>無効な数値 (必要なのは%1、直前は「%2」)</translation>
    </message>
    <message>
        <source>invalid string: %1; last read: &apos;%2&apos;</source>
        <translation>無効な文字列: %1 (直前は「%2」)</translation>
    </message>
    <message>
        <source>missing closing quote</source>
        <translation>閉じる引用符がありません</translation>
    </message>
    <message>
        <source>ill-formed UTF-8 byte</source>
        <translation>UTF-8 でないバイトがあります</translation>
    </message>
    <message>
        <source>forbidden character after backslash</source>
        <translation>バックスラッシュの後に使えない文字があります</translation>
    </message>
    <message>
        <source>The input is not valid UTF-8</source>
        <translation>入力が正しい UTF-8 ではありません</translation>
    </message>
    <message>
        <source>Empty: no JSON found</source>
        <translation>空です。JSON がありません</translation>
    </message>
    <message>
        <source>The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.</source>
        <translation>JSON の構造が正しくありません。コンマ、括弧、キーの過不足などがあります。</translation>
    </message>
    <message>
        <source>The JSON document was too deep (too many nested objects and arrays)</source>
        <translation>JSON の入れ子が深すぎます</translation>
    </message>
    <message>
        <source>Problem while parsing a string</source>
        <translation>文字列を解釈できません</translation>
    </message>
    <message>
        <source>Problem while parsing a number</source>
        <translation>数値を解釈できません</translation>
    </message>
    <message>
        <source>Within strings, some characters must be escaped, we found unescaped characters</source>
        <translation>文字列の中に、エスケープが必要な文字がそのまま含まれています</translation>
    </message>
    <message>
        <source>A string is opened, but never closed.</source>
        <translation>文字列が閉じられていません。</translation>
    </message>
    <message>
        <source>The JSON number is too large or too small to fit within the requested type.</source>
        <translation>JSON の数値が大きすぎるか小さすぎます。</translation>
    </message>
    <message>
        <source>JSON document ended early in the middle of an object or array.</source>
        <translation>オブジェクトまたは配列の途中で JSON が終わっています。</translation>
    </message>
    <message>
        <source>Unexpected trailing content in the JSON input.</source>
        <translation>JSON の後に余分な内容があります。</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>データベースの内容が壊れています</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>データベースのファイルではありません</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>データベースのファイルを開けません</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>データベースがロックされています</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>読み取り専用のデータベースです</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>ディスクの入出力エラーです</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>データベースまたはディスクがいっぱいです</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>メモリが足りません</translation>
    </message>
    <message>
        <source>options.%1: there is no column &apos;%2&apos;. The table has %3.</source>
        <translation>options.%1: 列「%2」はありません。表にあるのは %3 です。</translation>
    </message>
    <message>
        <source>options.group_by: names column &apos;%1&apos; twice. Name each key once.</source>
        <translation>options.group_by: 列「%1」が 2 回指定されています。キーは 1 回ずつ指定してください。</translation>
    </message>
    <message>
        <source>options.group_by: column &apos;%1&apos; holds a list or an object in row %2, which cannot be a key. Group by a column of numbers or texts.</source>
        <translation>options.group_by: 列「%1」の %2 行目に一覧またはオブジェクトがあり、キーにできません。数値またはテキストの列でグループ化してください。</translation>
    </message>
    <message>
        <source>Each row stands for one function, in this order: %1.</source>
        <translation>各行は 1 つの関数の結果で、順番は次のとおりです: %1。</translation>
    </message>
    <message>
        <source>options: %1 keys and %2 aggregations were asked for; at most %3 and %4 are answered at once.</source>
        <translation>options: キー %1 個と集計 %2 個が指定されました。一度に扱えるのは %3 個と %4 個までです。</translation>
    </message>
    <message>
        <source>The result would have %1 columns of %2 groups; a result holds at most %3 cells. Group by fewer keys.</source>
        <translation>結果が %1 列、%2 グループになります。結果に入るのは最大 %3 セルです。グループ化のキーを減らしてください。</translation>
    </message>
    <message>
        <source>The table has %1 columns of numbers; correlations are made of at most %2. Select columns first.</source>
        <translation>表に数値の列が %1 個あります。相関を求められるのは最大 %2 個です。先に列を選んでください。</translation>
    </message>
    <message>
        <source>a tab</source>
        <translation>タブ</translation>
    </message>
    <message>
        <source>1 row has</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows have</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Column %1 has no name; it is called &apos;%2&apos;.</source>
        <translation>%1 番目の列には名前がありません。「%2」と名付けました。</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; stands more than once; column %2 is called &apos;%3&apos;.</source>
        <translation>名前「%1」が複数あります。%2 番目の列を「%3」と名付けました。</translation>
    </message>
    <message>
        <source>%1 more columns were named in the same way.</source>
        <translation>ほかに %1 列にも同じように名前を付けました。</translation>
    </message>
    <message>
        <source>The first line has %1 fields; a table may have at most %2 columns.</source>
        <translation>最初の行に %1 個の項目があります。表の列は最大 %2 個です。</translation>
    </message>
    <message>
        <source>The first line holds numbers only and is read as a row; the columns are called 0, 1, 2 and so on.</source>
        <translation>最初の行が数値だけなので、データの行として読み取りました。列名は 0、1、2 … です。</translation>
    </message>
    <message>
        <source>The fields are separated by %1.</source>
        <translation>項目は %1 で区切られています。</translation>
    </message>
    <message>
        <source>Line %1 has %2 fields, but there are %3 columns. Quote fields that contain the separator.</source>
        <translation>%1 行目には %2 個の項目がありますが、列は %3 個です。区切り文字を含む項目は引用符で囲んでください。</translation>
    </message>
    <message>
        <source>opens a quoted field that nothing closes</source>
        <translation>閉じられていない引用符で始まる項目があります</translation>
    </message>
    <message>
        <source>has text behind the closing quote of a field</source>
        <translation>項目を閉じる引用符の後に文字があります</translation>
    </message>
    <message>
        <source>Line %1 %2. Write a quote inside a quoted field twice.</source>
        <translation>%1 行目: %2。引用符で囲んだ項目の中の引用符は、2 つ重ねて書いてください。</translation>
    </message>
    <message>
        <source>The file has more than %1 rows of %2 columns; at most %3 cells are read. Split it.</source>
        <translation>ファイルが %1 行、%2 列を超えています。読み取れるのは最大 %3 セルです。分割してください。</translation>
    </message>
    <message>
        <source>%1 fewer fields than there are columns, the first in line %2; the fields that lack are missing values.</source>
        <translation>%1で項目が列より少なくなっています (最初は %2 行目)。足りない項目は欠損値とします。</translation>
    </message>
    <message>
        <source>%1 empty fields beyond the last column, which are left out.</source>
        <translation>%1で最後の列の後に空の項目があります。これらは除きました。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has whole numbers of more than 64 bits; it is kept as text.</source>
        <translation>列「%1」には 64 ビットを超える整数があります。テキストのまま扱います。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has whole numbers of more than 64 bits; they are rounded.</source>
        <translation>列「%1」には 64 ビットを超える整数があります。丸めて扱います。</translation>
    </message>
    <message>
        <source>The numbers of column &apos;%1&apos; have decimal commas.</source>
        <translation>列「%1」の数値は小数点にコンマを使っています。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has infinite numbers; they are missing values here.</source>
        <translation>列「%1」には無限大の数値があります。ここでは欠損値とします。</translation>
    </message>
    <message>
        <source>The data engine does not answer &apos;%1&apos;.</source>
        <translation>データエンジンは「%1」に対応していません。</translation>
    </message>
    <message>
        <source>There is not enough memory for this table. Split it, or select columns.</source>
        <translation>この表を扱うメモリが足りません。分割するか、列を選んでください。</translation>
    </message>
    <message>
        <source>The data engine failed on this request.</source>
        <translation>データエンジンがこのリクエストで失敗しました。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has whole numbers over 2^53 beside missing values or fractions; as float64 they are rounded.</source>
        <translation>列「%1」には、欠損値や小数とともに 2^53 を超える整数があります。float64 では丸められます。</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> ほか %1 個</translation>
    </message>
    <message>
        <source>a list or an object</source>
        <translation>一覧またはオブジェクト</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>product</source>
        <translation>積</translation>
    </message>
    <message>
        <source>The file is read as %1, which is a guess from its bytes.</source>
        <translation>ファイルを %1 として読み取りました。バイトの並びからの推定です。</translation>
    </message>
    <message>
        <source>The file holds no table.</source>
        <translation>ファイルに表がありません。</translation>
    </message>
    <message>
        <source>The file begins like %1 text but is not well-formed. Save it as UTF-8.</source>
        <translation>ファイルは %1 のテキストのように始まっていますが、正しい形式ではありません。UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>The file is not text: it contains zero bytes.</source>
        <translation>ファイルはテキストではありません。ゼロのバイトが含まれています。</translation>
    </message>
    <message>
        <source>The file is not UTF-8, and no other encoding fits its bytes. Save it as UTF-8.</source>
        <translation>ファイルは UTF-8 ではなく、ほかの文字コードにも当てはまりません。UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>options.columns: must name at least one column; leave it out to keep all.</source>
        <translation>options.columns: 1 つ以上の列を指定してください。すべて残すには省略してください。</translation>
    </message>
    <message>
        <source>options.columns: there is no column &apos;%1&apos;. The table has %2.</source>
        <translation>options.columns: 列「%1」はありません。表にあるのは %2 です。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has no finite spread above zero: normalised, its values are missing.</source>
        <translation>列「%1」には 0 より大きい有限のばらつきがありません。正規化した値は欠損値になります。</translation>
    </message>
    <message>
        <source>The result would have %1 columns of %2 rows; a result holds at most %3 cells. Select columns or split the file.</source>
        <translation>結果が %1 列、%2 行になります。結果に入るのは最大 %3 セルです。列を選ぶか、ファイルを分割してください。</translation>
    </message>
    <message>
        <source>Every row has a missing value, so drop_na left none.</source>
        <translation>すべての行に欠損値があるため、drop_na で 1 行も残りませんでした。</translation>
    </message>
    <message>
        <source>The %1 image cannot be decoded: it is cut off or damaged. Save it again.</source>
        <translation>%1 画像をデコードできません。途中で切れているか、破損しています。保存し直してください。</translation>
    </message>
    <message>
        <source>There is not enough memory for this image. Use a smaller one.</source>
        <translation>この画像を扱うメモリが足りません。より小さい画像をお使いください。</translation>
    </message>
    <message>
        <source>The vision engine failed on this image. Report this with the log.</source>
        <translation>画像エンジンがこの画像で失敗しました。ログを添えてご報告ください。</translation>
    </message>
    <message>
        <source>a feature lies outside of its window</source>
        <translation>特徴が窓の外にあります</translation>
    </message>
    <message>
        <source>it has tilted features</source>
        <translation>傾いた特徴があります</translation>
    </message>
    <message>
        <source>a feature has not two or three rectangles</source>
        <translation>矩形が 2 つでも 3 つでもない特徴があります</translation>
    </message>
    <message>
        <source>its trees have more than one decision</source>
        <translation>2 つ以上の判断を持つ木があります</translation>
    </message>
    <message>
        <source>a stage names a feature that is not there</source>
        <translation>存在しない特徴を使う段があります</translation>
    </message>
    <message>
        <source>it is no boosted cascade of Haar features in OpenCV&apos;s newer format</source>
        <translation>OpenCV の新しい形式の、ブースティングされた Haar 特徴のカスケードではありません</translation>
    </message>
    <message>
        <source>its window has an impossible size</source>
        <translation>窓の大きさがあり得ない値です</translation>
    </message>
    <message>
        <source>it has no stage</source>
        <translation>段がありません</translation>
    </message>
    <message>
        <source>The face cascade &apos;%1&apos; cannot be used: %2. Install the package opencv-data again.</source>
        <translation>顔検出のカスケード「%1」を使えません: %2。パッケージ opencv-data をインストールし直してください。</translation>
    </message>
    <message>
        <source>Faces cannot be found without the cascade &apos;%1&apos;, which is not there. Install the package opencv-data.</source>
        <translation>顔検出に必要なカスケード「%1」がありません。パッケージ opencv-data をインストールしてください。</translation>
    </message>
    <message>
        <source>The image has %1 pixels (%2), more than the limit of %3. Use a smaller one.</source>
        <translation>画像は %1 ピクセル (%2) あり、上限の %3 を超えています。より小さい画像をお使いください。</translation>
    </message>
    <message>
        <source>The image is %1 pixels; no side may be longer than %2. Use a smaller one.</source>
        <translation>画像は %1 ピクセルです。一辺は最大 %2 です。より小さい画像をお使いください。</translation>
    </message>
    <message>
        <source>The %1 image cannot be decoded: it is cut off or damaged. Use the whole file, or save it again.</source>
        <translation>%1 画像をデコードできません。途中で切れているか、破損しています。欠けのないファイルを使うか、保存し直してください。</translation>
    </message>
    <message>
        <source>The %1 image has samples that are not 8 or 16 bits wide. Save it as PNG.</source>
        <translation>%1 画像のサンプルが 8 ビットでも 16 ビットでもありません。PNG で保存してください。</translation>
    </message>
    <message>
        <source>The %1 image has another size than its header says. It is damaged; save it again.</source>
        <translation>%1 画像の大きさがヘッダーと違います。破損しています。保存し直してください。</translation>
    </message>
    <message>
        <source>The image is cut off: its %1 data ends in %2. Use the whole file.</source>
        <translation>画像が途中で切れています。%1 データが%2で終わっています。欠けのないファイルを使ってください。</translation>
    </message>
    <message>
        <source>The %1 image says that it is %2 × %3 pixels. It is damaged; save it again.</source>
        <translation>%1 画像の大きさが %2 × %3 ピクセルとなっています。破損しています。保存し直してください。</translation>
    </message>
    <message>
        <source>its header</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>The JPEG image has %1 bits a sample; 8 are understood. Save it as an ordinary JPEG or PNG.</source>
        <translation>JPEG 画像のサンプルが %1 ビットです。対応しているのは 8 ビットです。通常の JPEG か PNG で保存してください。</translation>
    </message>
    <message>
        <source>The JPEG image has %1 colour components; 1, 3 and 4 are understood.</source>
        <translation>JPEG 画像の色成分が %1 個あります。対応しているのは 1、3、4 個です。</translation>
    </message>
    <message>
        <source>The JPEG image has no frame header. It is damaged; save it again.</source>
        <translation>JPEG 画像にフレームヘッダーがありません。破損しています。保存し直してください。</translation>
    </message>
    <message>
        <source>its directory</source>
        <translation>ディレクトリー</translation>
    </message>
    <message>
        <source>its first frame</source>
        <translation>最初のフレーム</translation>
    </message>
    <message>
        <source>The GIF image holds no frame. It is damaged; save it again.</source>
        <translation>GIF 画像にフレームがありません。破損しています。保存し直してください。</translation>
    </message>
    <message>
        <source>The first frame of the GIF image lies outside of its canvas.</source>
        <translation>GIF 画像の最初のフレームがキャンバスの外にあります。</translation>
    </message>
    <message>
        <source>The data is no image of a known format. Use PNG, JPEG, WebP, TIFF, BMP or GIF.</source>
        <translation>データは既知の形式の画像ではありません。PNG、JPEG、WebP、TIFF、BMP、GIF のいずれかをお使いください。</translation>
    </message>
    <message>
        <source>The image is cut off: its JPEG data ends before the last row. Use the whole file.</source>
        <translation>画像が途中で切れています。JPEG データが最後の行より前で終わっています。欠けのないファイルを使ってください。</translation>
    </message>
    <message>
        <source>The JPEG image has more than %1 scans. Save it as an ordinary JPEG.</source>
        <translation>JPEG 画像のスキャンが %1 を超えています。通常の JPEG で保存してください。</translation>
    </message>
    <message>
        <source>The JPEG image has two frame headers that contradict each other. It is damaged; save it again.</source>
        <translation>JPEG 画像に、互いに矛盾するフレームヘッダーが 2 つあります。破損しています。保存し直してください。</translation>
    </message>
    <message>
        <source>The JPEG image cannot be decoded. It is damaged; save it again.</source>
        <translation>JPEG 画像をデコードできません。破損しています。保存し直してください。</translation>
    </message>
    <message>
        <source>The result cannot be written as %1. Try with a PNG.</source>
        <translation>結果を %1 として書き出せません。PNG でお試しください。</translation>
    </message>
    <message>
        <source>The text recogniser failed on this image. Try with a smaller one.</source>
        <translation>文字認識がこの画像で失敗しました。より小さい画像でお試しください。</translation>
    </message>
    <message>
        <source>options.languages: &apos;%1&apos; is no language of the text recogniser. Name them as in [&quot;eng&quot;, &quot;jpn&quot;].</source>
        <translation>options.languages: 「%1」は文字認識の言語ではありません。[&quot;eng&quot;, &quot;jpn&quot;] のように指定してください。</translation>
    </message>
    <message>
        <source>The text recogniser has no data for the language &apos;%1&apos; in &apos;%2&apos;. Install the package %3.</source>
        <translation>言語「%1」用の文字認識データが「%2」にありません。パッケージ %3 をインストールしてください。</translation>
    </message>
    <message>
        <source>The data of the text recogniser for &apos;%1&apos; in &apos;%2&apos; cannot be loaded. Install the packages tesseract-ocr-… again.</source>
        <translation>「%2」にある「%1」用の文字認識データを読み込めません。パッケージ tesseract-ocr-… をインストールし直してください。</translation>
    </message>
    <message>
        <source>options.min_area: must be at least 0.</source>
        <translation>options.min_area: 0 以上でなければなりません。</translation>
    </message>
    <message>
        <source>options.scale_factor: must be above 1 and at most 10.</source>
        <translation>options.scale_factor: 1 より大きく 10 以下でなければなりません。</translation>
    </message>
    <message>
        <source>options.min_neighbors: must be from 0 to 1000.</source>
        <translation>options.min_neighbors: 0 から 1000 まででなければなりません。</translation>
    </message>
    <message>
        <source>options.min_size: must be from 1 to 65535.</source>
        <translation>options.min_size: 1 から 65535 まででなければなりません。</translation>
    </message>
    <message>
        <source>options.max_width, options.max_height: must be from 1 to 65535.</source>
        <translation>options.max_width、options.max_height: 1 から 65535 まででなければなりません。</translation>
    </message>
    <message>
        <source>options.quality: must be from 1 to 100.</source>
        <translation>options.quality: 1 から 100 まででなければなりません。</translation>
    </message>
    <message>
        <source>options.width, options.height: must be from 1 to 65535.</source>
        <translation>options.width、options.height: 1 から 65535 まででなければなりません。</translation>
    </message>
    <message>
        <source>The vision engine has no model &apos;%1&apos;. Leave &apos;model&apos; out; every task has its own method.</source>
        <translation>画像エンジンにモデル「%1」はありません。「model」を省略してください。どのタスクにも固有の方法があります。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty. Get another copy of the picture.</source>
        <translation>「%1」は空です。画像を取得し直してください。</translation>
    </message>
    <message>
        <source>There is no image in the request. Send one as image_base64.</source>
        <translation>リクエストに画像がありません。image_base64 として送ってください。</translation>
    </message>
    <message>
        <source>The vision engine does not know this task.</source>
        <translation>画像エンジンはこのタスクに対応していません。</translation>
    </message>
    <message>
        <source>%1: missing, or not what a batch has there</source>
        <translation>%1: 値がないか、バッチのものではありません</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>次のいずれかでなければなりません: %1</translation>
    </message>
    <message>
        <source>must be an object of columns and functions</source>
        <translation>列と関数のオブジェクトでなければなりません</translation>
    </message>
    <message>
        <source>must be a list of rows and columns</source>
        <translation>行数と列数の一覧でなければなりません</translation>
    </message>
    <message>
        <source>must be absent when data is given</source>
        <translation>data を指定したときは省略しなければなりません</translation>
    </message>
    <message>
        <source>is not allowed here; send the rows as data</source>
        <translation>ここでは使えません。行を data として送ってください</translation>
    </message>
    <message>
        <source>The JSON text has %1 bytes; the limit is %2.</source>
        <translation>JSON のテキストは %1 バイトあります。上限は %2 バイトです。</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>オブジェクトでなければなりません</translation>
    </message>
    <message>
        <source>must not stand twice</source>
        <translation>2 回指定できません</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>指定されていません</translation>
    </message>
    <message>
        <source>must be an object or a list of records</source>
        <translation>オブジェクトまたはレコードの一覧でなければなりません</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>%1 行目: %2</translation>
    </message>
    <message>
        <source>There is not enough memory to read the JSON text.</source>
        <translation>JSON のテキストを読み取るメモリが足りません。</translation>
    </message>
    <message>
        <source>The JSON text nests deeper than %1 levels at byte %2. Flatten it.</source>
        <translation>JSON のテキストの入れ子が %2 バイト目で %1 段を超えています。浅くしてください。</translation>
    </message>
    <message>
        <source>The JSON text has objects with too many keys (by byte %1). Use lists for long sequences.</source>
        <translation>JSON のテキストに、キーが多すぎるオブジェクトがあります (%1 バイト目まで)。長い並びには一覧をお使いください。</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>%1: is not a finite number, which JSON cannot hold</source>
        <translation>%1: JSON では表せない、有限でない数値です</translation>
    </message>
    <message>
        <source>%1: is not UTF-8 text from byte %2 on, which JSON cannot hold</source>
        <translation>%1: JSON では表せない、%2 バイト目から UTF-8 でないテキストです</translation>
    </message>
    <message>
        <source>%1: has a key that is not UTF-8 text</source>
        <translation>%1: UTF-8 でないキーがあります</translation>
    </message>
    <message>
        <source>Writing JSON failed: %1.</source>
        <translation>JSON の書き出しに失敗しました: %1。</translation>
    </message>
    <message>
        <source>must be a data URL with base64 content</source>
        <translation>base64 の内容を持つデータ URL でなければなりません</translation>
    </message>
    <message>
        <source>must have at most %1 bytes once decoded</source>
        <translation>デコード後に最大 %1 バイトでなければなりません</translation>
    </message>
    <message>
        <source>is not base64 text at character %1</source>
        <translation>%1 文字目が base64 のテキストではありません</translation>
    </message>
    <message>
        <source>is not whole base64 text; it seems cut off</source>
        <translation>base64 のテキストが完全ではありません。途中で切れているようです</translation>
    </message>
    <message>
        <source>must have at most %1 texts</source>
        <translation>テキストは最大 %1 個でなければなりません</translation>
    </message>
    <message>
        <source>must have 1 to %1 bytes</source>
        <translation>1 から %1 バイトまででなければなりません</translation>
    </message>
    <message>
        <source>must be absent when prompt_ids gives the prompt as token ids</source>
        <translation>prompt_ids でプロンプトをトークン ID として渡すときは省略しなければなりません</translation>
    </message>
    <message>
        <source>must have at least one message</source>
        <translation>メッセージが 1 つ以上必要です</translation>
    </message>
    <message>
        <source>must have at least one token id</source>
        <translation>トークン ID が 1 つ以上必要です</translation>
    </message>
    <message>
        <source>must have one piece for each id</source>
        <translation>ID ごとに 1 つの断片が必要です</translation>
    </message>
    <message>
        <source>is missing; similarity needs a second text</source>
        <translation>指定されていません。類似度には 2 つ目のテキストが必要です</translation>
    </message>
    <message>
        <source>the value: %1.</source>
        <translation>値: %1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2。</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>true または false でなければなりません</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>テキストでなければなりません</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>%1 から %2 までの整数でなければなりません</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>数値でなければなりません</translation>
    </message>
    <message>
        <source>must be a finite number</source>
        <translation>有限の数値でなければなりません</translation>
    </message>
    <message>
        <source>must be %1 and %2, not %3</source>
        <translation>%1、かつ %2でなければなりません (%3 でした)</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>一覧でなければなりません</translation>
    </message>
    <message>
        <source>kind: logits are not carried as JSON.</source>
        <translation>kind: ロジットは JSON では運べません。</translation>
    </message>
    <message>
        <source>kind: has no decoder.</source>
        <translation>kind: 読み取る方法がありません。</translation>
    </message>
    <message>
        <source>the known kinds</source>
        <translation>既知の種類</translation>
    </message>
    <message>
        <source>Logits are not written as JSON. Write them to a safetensors file.</source>
        <translation>ロジットは JSON では書き出せません。safetensors ファイルに書き出してください。</translation>
    </message>
    <message>
        <source>The table cannot be written as JSON: %1.</source>
        <translation>表を JSON として書き出せません: %1。</translation>
    </message>
    <message>
        <source> at byte %1</source>
        <translation> (%1 バイト目)</translation>
    </message>
    <message>
        <source>The text is not JSON%1: %2</source>
        <translation>テキストは JSON ではありません%1: %2</translation>
    </message>
    <message>
        <source>No value begins like this.</source>
        <translation>このように始まる値はありません。</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>must have at most %1 cells, but %2 columns of %3 rows or more make %4</source>
        <translation>最大 %1 セルでなければなりませんが、%2 列、%3 行以上で %4 セルになります</translation>
    </message>
    <message>
        <source>must be a finite number that a double can hold, not %1</source>
        <translation>倍精度で表せる有限の数値でなければなりません (%1 でした)</translation>
    </message>
    <message>
        <source>must not name a column twice</source>
        <translation>同じ列を 2 回指定できません</translation>
    </message>
    <message>
        <source>must be a list of the column&apos;s values</source>
        <translation>列の値の一覧でなければなりません</translation>
    </message>
    <message>
        <source>must have %1 values, as many as the first column, not %2</source>
        <translation>値は最初の列と同じ %1 個でなければなりません (%2 個でした)</translation>
    </message>
    <message>
        <source>makes %1 bytes in every one of %2 rows; the limit is %3 in all</source>
        <translation>%2 行のそれぞれが %1 バイトになります。上限は全体で %3 バイトです</translation>
    </message>
    <message>
        <source>must be a list of objects</source>
        <translation>オブジェクトの一覧でなければなりません</translation>
    </message>
    <message>
        <source>the stages of a trace</source>
        <translation>トレースの段階</translation>
    </message>
    <message>
        <source>must be where the span before ended</source>
        <translation>前の区間の終わりと同じでなければなりません</translation>
    </message>
    <message>
        <source>reaches beyond total_ns</source>
        <translation>total_ns を超えています</translation>
    </message>
    <message>
        <source>must be the sum of the spans&apos; lengths</source>
        <translation>区間の長さの合計でなければなりません</translation>
    </message>
    <message>
        <source>the error codes</source>
        <translation>エラーコード</translation>
    </message>
    <message>
        <source>must be a list of width and height</source>
        <translation>幅と高さの一覧でなければなりません</translation>
    </message>
    <message>
        <source>must be absent when image_base64 is given</source>
        <translation>image_base64 を指定したときは省略しなければなりません</translation>
    </message>
    <message>
        <source>is not allowed here; send the image as image_base64</source>
        <translation>ここでは使えません。画像を image_base64 として送ってください</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>空にはできません</translation>
    </message>
    <message>
        <source>Cannot write to &apos;%1&apos;: %2. Give a file&apos;s name.</source>
        <translation>「%1」に書き込めません: %2。ファイル名を指定してください。</translation>
    </message>
    <message>
        <source>its header nests deeper than %1 levels.</source>
        <translation>ヘッダーの入れ子が %1 段を超えています。</translation>
    </message>
    <message>
        <source>The sentences of the text could not be found: ICU has no rules for them.</source>
        <translation>テキストの文を見つけられませんでした。ICU に規則がありません。</translation>
    </message>
    <message>
        <source>options.agg_funcs: %1 needs numbers, but column &apos;%2&apos; holds %3 in row %4. Use count, first, last, nunique or size, or another column.</source>
        <translation>options.agg_funcs: %1 には数値が必要ですが、列「%2」の %4 行目は%3です。count、first、last、nunique、size を使うか、別の列を指定してください。</translation>
    </message>
    <message>
        <source>options.agg_funcs: no column has values for these functions. The table has %1.</source>
        <translation>options.agg_funcs: これらの関数で計算できる値を持つ列がありません。表にあるのは%1です。</translation>
    </message>
    <message>
        <source>A %1 of column &apos;%2&apos; leaves the range of %3-bit whole numbers; its values are float64.</source>
        <translation>列「%2」の%1が %3 ビット整数の範囲を超えます。値は float64 です。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; has whole numbers over 64 bits, which are only answered at once and on this machine. Give them as text.</source>
        <translation>列「%1」に 64 ビットを超える整数があります。これに応答できるのはこのマシンで即時に処理するときだけです。テキストで指定してください。</translation>
    </message>
    <message>
        <source>must be a list, as the first record is</source>
        <translation>最初のレコードと同じくリストでなければなりません</translation>
    </message>
    <message>
        <source>must be a list where other columns are lists, and an object where they are objects</source>
        <translation>ほかの列がリストならリスト、オブジェクトならオブジェクトでなければなりません</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2. Is it running, and is the address right?</source>
        <translation>%1 に接続できません: %2。起動していることと、アドレスが正しいことを確認してください。</translation>
    </message>
    <message>
        <source>no machine of that name is known</source>
        <translation>その名前のマシンが見つかりません</translation>
    </message>
    <message>
        <source>it takes no connection</source>
        <translation>接続を受け付けません</translation>
    </message>
    <message>
        <source>no trusted connection can be made</source>
        <translation>信頼できる接続を確立できません</translation>
    </message>
    <message>
        <source>it does not speak HTTP</source>
        <translation>HTTP で応答しません</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>接続が途切れました</translation>
    </message>
    <message>
        <source>The request &apos;%1&apos;</source>
        <translation>リクエスト「%1」</translation>
    </message>
    <message>
        <source>The answer of %1 was cut after %2 characters: %3. What came stands; ask again for a whole answer.</source>
        <translation>%1 の回答は %2 文字で途切れました: %3。届いた分は残っています。完全な回答を得るには、もう一度リクエストしてください。</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>接続が切れました</translation>
    </message>
    <message>
        <source>nothing more came for %1</source>
        <translation>%1 の間、続きが届きませんでした</translation>
    </message>
    <message>
        <source>it has more than %1 bytes, which is the limit</source>
        <translation>上限の %1 バイトを超えています</translation>
    </message>
    <message>
        <source>%1 ended its answer before it had begun. Ask again.</source>
        <translation>%1 は回答を始める前に終えました。もう一度リクエストしてください。</translation>
    </message>
    <message>
        <source>%1 was to answer a request that comes round in a circle (508). Set the service to local on one of the two, or to remote, then local.</source>
        <translation>%1 が、巡り巡って戻ってくるリクエストに答えることになりました (508)。どちらか一方のサービスを「ローカル」または「外部、次にローカル」に設定してください。</translation>
    </message>
    <message>
        <source>The text is not JSON at byte %1: %2.</source>
        <translation>テキストはバイト %1 で JSON ではありません: %2。</translation>
    </message>
    <message>
        <source>a number is beyond what a double holds</source>
        <translation>数値が倍精度浮動小数点数の範囲を超えています</translation>
    </message>
    <message>
        <source>half of a surrogate pair</source>
        <translation>サロゲートペアの片方だけです</translation>
    </message>
    <message>
        <source>a character is not UTF-8</source>
        <translation>文字が UTF-8 ではありません</translation>
    </message>
    <message>
        <source>a control character stands in a text without its escape</source>
        <translation>文字列の中に、エスケープされていない制御文字があります</translation>
    </message>
    <message>
        <source>no escape begins like this</source>
        <translation>このように始まるエスケープはありません</translation>
    </message>
    <message>
        <source>an escape has no four digits</source>
        <translation>エスケープに 4 桁の数字がありません</translation>
    </message>
    <message>
        <source>a text has no closing quote</source>
        <translation>文字列を閉じる引用符がありません</translation>
    </message>
    <message>
        <source>a number is not whole</source>
        <translation>数値が途中で切れています</translation>
    </message>
    <message>
        <source>it ends too soon</source>
        <translation>途中で終わっています</translation>
    </message>
    <message>
        <source>something else is due here</source>
        <translation>ここには別のものが必要です</translation>
    </message>
    <message>
        <source>a format with names needs a dictionary</source>
        <translation>名前付きの書式には辞書が必要です</translation>
    </message>
    <message>
        <source>a format has no value for &apos;%1&apos;</source>
        <translation>書式の「%1」に対する値がありません</translation>
    </message>
    <message>
        <source>&apos;format&apos; takes values or named values, not both</source>
        <translation>「format」には値か名前付きの値のどちらか一方だけを渡せます</translation>
    </message>
    <message>
        <source>&apos;urlencode&apos; needs pairs</source>
        <translation>「urlencode」には組が必要です</translation>
    </message>
    <message>
        <source>&apos;filesizeformat&apos; needs a number, not %1</source>
        <translation>「filesizeformat」には数値が必要です (%1 でした)</translation>
    </message>
    <message>
        <source>%1 is no integer</source>
        <translation>%1 は整数ではありません</translation>
    </message>
    <message>
        <source>The window of this home folder is open already (process %1) and does not answer. Close it or end that process, then start again.</source>
        <translation>このホームフォルダーのウィンドウ (プロセス %1) がすでに開いていますが、応答しません。閉じるか、そのプロセスを終了してから、もう一度起動してください。</translation>
    </message>
    <message>
        <source>Results cannot be written to &apos;%1&apos;: %2. %3</source>
        <translation>「%1」に結果を書き込めません: %2。%3</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made: %2. %3</source>
        <translation>フォルダー「%1」を作成できません: %2。%3</translation>
    </message>
    <message>
        <source>Free some space, then resume.</source>
        <translation>空き容量を作ってから、再開してください。</translation>
    </message>
    <message>
        <source>Free some space, then start it again.</source>
        <translation>空き容量を作ってから、もう一度開始してください。</translation>
    </message>
    <message>
        <source>Is the folder still there? Then resume.</source>
        <translation>フォルダーがまだあるか確かめてから、再開してください。</translation>
    </message>
    <message>
        <source>Check the folder and its permissions, then resume.</source>
        <translation>フォルダーとアクセス権を確認してから、再開してください。</translation>
    </message>
    <message>
        <source>Check the folder and its permissions, then start it again.</source>
        <translation>フォルダーとアクセス権を確認してから、もう一度開始してください。</translation>
    </message>
    <message>
        <source>The line is not there any more, or is empty.</source>
        <translation>この行はもうないか、空になっています。</translation>
    </message>
    <message>
        <source>There is nothing in it to work on.</source>
        <translation>処理するものがありません。</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>ファイルが大きすぎます</translation>
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
        <source>&apos;%1&apos; begins like UTF-16 but is not well-formed. Save it as UTF-8.</source>
        <translation>「%1」は UTF-16 で始まっていますが、形式が正しくありません。UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a text: byte %2 is zero.</source>
        <translation>「%1」はテキストではありません。%2 バイト目がゼロです。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in UTF-8: byte %2, in line %3, does not belong to a character. Save it as UTF-8, for example with iconv.</source>
        <translation>「%1」は UTF-8 ではありません。%3 行目の %2 バイト目が文字の一部になっていません。iconv などで UTF-8 に変換してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like %2, but byte %3, in line %4, does not belong to a character: the file is damaged or cut off there.</source>
        <translation>「%1」は %2 のようですが、%4 行目の %3 バイト目が文字の一部になっていません。ファイルがそこで壊れているか途切れています。</translation>
    </message>
</context>
</TS>
