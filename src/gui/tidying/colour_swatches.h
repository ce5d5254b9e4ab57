// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QToolButton;

namespace tagloom::gui {

/// The colours a tag can have, as dots to press: the one that follows from its name, then the others. Arrows go from
/// one to the next.
class ColourSwatches final : public QWidget
{
    Q_OBJECT

public:
    explicit ColourSwatches(QWidget *parent = nullptr);

    /// What is marked: a tag's "#rrggbb", or empty for the one by name; nullopt: none. `key` gives that one its colour.
    void setColour(const std::optional<QString> &colour, const QString &key);

Q_SIGNALS:
    void picked(const QString &colour);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintDots();

    QList<QToolButton *> m_buttons;
    QStringList m_colours;
    QString m_key;
};

} // namespace tagloom::gui
