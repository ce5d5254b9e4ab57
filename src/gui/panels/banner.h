// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/metrics.h"

#include <QString>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace tagloom::gui {

class IconLabel;
class Notices;

enum class BannerTone {
    Info, ///< goes by itself
    Warning, ///< these two stay until closed
    Error
};

struct BannerMessage
{
    BannerTone tone = BannerTone::Info;
    QString text; ///< whole sentences, plain
    QString actionText; ///< of a button; empty: none
    std::function<void()> action; ///< called when the button is pressed; the banner closes before
};

/// One line above the list that says what happened. The newest message is shown; a warning or error that an
/// information covered comes back when that goes. Screen readers hear it as an alert.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    /// Shows what the notices say and what failed.
    void follow(Notices &notices);

    void tell(const BannerMessage &message);
    void dismiss(); ///< what is shown now; what it covered comes back

    QString text() const;
    bool isShown() const { return m_shown.has_value(); }

    /// How long an information stays, in milliseconds, while the mouse is not over it.
    void setInfoDuration(int milliseconds) { m_hiding.setInterval(milliseconds); }

    /// How long it takes to slide in; 0: at once.
    void setMotion(int milliseconds) { m_slide.setDuration(milliseconds); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void display(const BannerMessage &message);
    void slideIn();
    int fullHeight() const;

    IconLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_cross;
    QTimer m_hiding;
    QVariantAnimation m_slide;
    std::optional<BannerMessage> m_shown;
    std::optional<BannerMessage> m_standing; ///< a warning or error, shown or covered
};

} // namespace tagloom::gui
