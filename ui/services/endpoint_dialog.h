// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One endpoint, new or as it is: address, protocol, model, key; with a test in place. What is entered as a key goes to
// the KeyStore and nowhere else.

#include "ui/services/service_access.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice_bar.h"
#include "ui/workbench_context.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace aisemble::ui {

class EndpointDialog : public QDialog {
  Q_OBJECT
 public:
  /// `save` gets the endpoint when it is accepted and gives back what is wrong with it, or nothing.
  EndpointDialog(WorkbenchContext& context, const Theme& theme, ServiceKind service,
                 std::optional<RemoteEndpoint> endpoint, std::function<QString(const RemoteEndpoint&)> save,
                 QWidget* parent);

  [[nodiscard]] QLineEdit& url() { return *m_url; }
  [[nodiscard]] QLineEdit& key() { return *m_key; }
  [[nodiscard]] NoticeBar& notice() { return *m_notice; }
  [[nodiscard]] QPushButton& okButton() { return *m_ok; }
  void test();
  void accept() override;

 Q_SIGNALS:
  /// A key was kept, changed or forgotten: what is in force must be applied again.
  void keysChanged();
  /// Something worth a toast.
  void told(const QString& text);

 private:
  void buildForm(QFormLayout* form);
  [[nodiscard]] RemoteEndpoint collect() const;
  [[nodiscard]] bool checkAddress();
  void showProtocol();
  void showKey();
  void showVerdict(const ConnectionVerdict& verdict);
  void setWaiting(bool isWaiting); ///< for the keyring, whose password the desktop may ask for
  void finish(const RemoteEndpoint& endpoint);

  WorkbenchContext& m_context;
  const ServiceKind m_service;
  RemoteEndpoint m_before;
  std::function<QString(const RemoteEndpoint&)> m_save;
  QLineEdit* m_url;
  QLabel* m_urlProblem;
  QComboBox* m_protocol;
  QLabel* m_protocolHelp;
  QComboBox* m_model;
  QComboBox* m_dialect;
  QLineEdit* m_key;
  QLabel* m_keyState;
  QPushButton* m_forget;
  QPushButton* m_test;
  QPushButton* m_ok;
  QString m_okText;
  NoticeBar* m_notice;
  QFormLayout* m_form;
  QWidget* m_fields; ///< holds the form
  bool m_isWaiting = false;
  int m_tests = 0; ///< the answer of an older test is dropped
};

} // namespace aisemble::ui
