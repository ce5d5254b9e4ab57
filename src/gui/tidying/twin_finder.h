// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tidying/tidying_window.h"
#include "library/job.h"
#include "models/tag_twins_model.h"
#include "store/tag_merge.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace tagloom::gui {

class TagTable;

/// Looks for tags that may be one, and goes through the pairs with the person: merge one way or the other, not the
/// same, pass over. One key each; the next pair is chosen by itself. Several can be merged at once, after a look at
/// what that hits.
class TwinFinder final : public TidyingWindow
{
    Q_OBJECT

public:
    TwinFinder(Session &session, Actions &actions, Settings &settings, QWidget *parent);
    ~TwinFinder() override;

    TagTable &table() { return *m_table; }
    models::TagTwinsModel &pairs() { return m_pairs; }
    bool isSearching() const { return m_search != nullptr; }

private:
    QWidget *makeTopBar();
    QWidget *makePanel();
    QPushButton *addAction(const QString &text, const QKeySequence &key, void (TwinFinder::*done)());
    void search();
    void showFound(const domain::Result<QList<store::TwinPair>> &found);
    void fillReasons();
    void showFittingPage();
    QString buttonText(const QString &name) const;
    QList<domain::TagTwin> chosen() const;
    void followChoice();
    void askForImpact();
    void merge();
    void mergeTheOtherWay();
    void mergeOne(const domain::TagTwin &twin, domain::TagId into);
    void mergeAll(const QList<domain::TagTwin> &twins);
    void carryOut(const QList<domain::TagTwin> &twins, const QList<store::TagMerge> &merges);
    void takeOut(const QList<domain::TagTwin> &twins);
    void markDistinct();
    void passOver();

    models::TagTwinsModel m_pairs;
    QComboBox *m_reason;
    QPushButton *m_again;
    QStackedWidget *m_pages;
    TagTable *m_table;
    QLabel *m_message;
    QWidget *m_panel;
    QLabel *m_heading;
    QLabel *m_impact;
    QCheckBox *m_keepNames;
    QPushButton *m_merge = nullptr;
    QPushButton *m_mergeOther = nullptr;
    QTimer m_impactDelay;
    library::Job m_search; ///< under way; none: nothing is
    quint64 m_question = 0; ///< counts what was asked of impacts: only the last answer counts
};

} // namespace tagloom::gui
