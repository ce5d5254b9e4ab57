// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QByteArray>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::gui {

/// One thing the program remembers between its starts. A stored value outside of `least` .. `most` counts as none.
template <class T> struct Option
{
    const char *key; ///< in the settings file: "window/geometry"
    T initial{};
    T least{};
    T most{};
};

namespace option {

inline const Option<QByteArray> WindowGeometry{"window/geometry"};
inline const Option<QByteArray> WindowState{"window/state"};
inline const Option<QByteArray> HeaderState{"window/header"};
inline const Option<QList<int>> SplitterSizes{"window/splitter", {}, {0}, {20000}}; ///< the bounds hold for each
inline const Option<bool> SidebarShown{"window/sidebar", true, false, true};
inline const Option<bool> InspectorShown{"window/inspector", true, false, true};
inline const Option<bool> HistoryShown{"window/history", false, false, true};
inline const Option<bool> CompactRows{"look/compact_rows", false, false, true};
inline const Option<bool> Gallery{"look/gallery", false, false, true}; ///< items as pictures instead of rows
inline const Option<int> PictureSize{"look/picture_size", metrics::PictureUsual, metrics::PictureLeast,
                                     metrics::PictureMost}; ///< the side of a picture's place, in logical pixels
inline const Option<int> Appearance{"look/appearance", static_cast<int>(SchemeSetting::System), 0,
                                    static_cast<int>(SchemeSetting::Dark)}; ///< a SchemeSetting
inline const Option<bool> SingleKeys{"keys/single", true, false, true}; ///< letters and digits act in the list
inline const Option<bool> TagTreeLocked{"tree/locked", false, false, true};
inline const Option<int> HistoryMonths{"history/months", 0, 0, 1200}; ///< how long it is kept; 0: for ever
inline const Option<int> HistoryMegabytes{"history/megabytes", 500, 0, 1'000'000}; ///< how much is kept; 0: no limit
inline const Option<int> TrashDays{"trash/days", 0, 0, 36500}; ///< until what is in it is deleted; 0: never
inline const Option<bool> TagsIntoFiles{"notes/write_tags", false, false, true}; ///< see TagWriteBack
inline const Option<QByteArray> TagsWindowGeometry{"tags_window/geometry"};
inline const Option<QByteArray> TagsWindowHeader{"tags_window/header"};
inline const Option<QList<int>> TagsWindowSplitter{"tags_window/splitter", {}, {0}, {20000}};
inline const Option<QByteArray> TwinFinderGeometry{"twin_finder/geometry"};
inline const Option<QByteArray> RulesGeometry{"rules/geometry"};
inline const Option<QByteArray> UnusedTagsGeometry{"unused_tags/geometry"};
inline const Option<bool> ReadFileTags{"files/read_tags", true, false, true}; ///< that are kept beside files
inline const Option<bool> WriteFileTags{"files/write_tags", false, false, true}; ///< beside files
inline const Option<int> FolderTags{"files/folder_tags", 2, 0, 2}; ///< an ImportOptions::Folders
inline const Option<bool> HiddenFiles{"files/hidden", false, false, true}; ///< of a folder that is added
inline const Option<QByteArray> MissingFilesGeometry{"missing_files/geometry"};
inline const Option<QString> FilesFolder{"folders/files"};
inline const Option<QStringList> RecentSearches{"search/recent"};
inline const Option<QString> ImportFolder{"folders/import"};
inline const Option<QString> ExportFolder{"folders/export"};

} // namespace option

/// All that is remembered outside of libraries: an INI file in the user's configuration folder (XDG_CONFIG_HOME). A
/// value that cannot be read is as good as none. Belongs to the GUI thread.
class Settings final : public QObject
{
    Q_OBJECT

public:
    static constexpr int MostRecentLibraries = 10;

    explicit Settings(QObject *parent = nullptr);

    bool value(const Option<bool> &option) const;
    int value(const Option<int> &option) const;
    QString value(const Option<QString> &option) const;
    QStringList value(const Option<QStringList> &option) const;
    QByteArray value(const Option<QByteArray> &option) const;
    QList<int> value(const Option<QList<int>> &option) const;

    template <class T> void set(const Option<T> &option, const std::type_identity_t<T> &value)
    {
        m_store.setValue(QLatin1String(option.key), toStored(value));
        Q_EMIT changed(option.key);
    }

    SchemeSetting appearance() const { return static_cast<SchemeSetting>(value(option::Appearance)); }

    /// The library opened last comes first; files that are gone are left out.
    QStringList recentLibraries() const;
    void addRecentLibrary(const QString &path);
    void clearRecentLibraries();

    /// The keys a person chose for an action; nullopt: its default ones. An empty list: none.
    std::optional<QList<QKeySequence>> shortcuts(const QString &action) const;
    void setShortcuts(const QString &action, const std::optional<QList<QKeySequence>> &keys);

    /// Writes out now what Qt would write at its next leisure.
    void sync() { m_store.sync(); }

Q_SIGNALS:
    void changed(const char *key);
    void recentLibrariesChanged();

private:
    template <class T> static QVariant toStored(const T &value) { return QVariant::fromValue(value); }
    static QVariant toStored(const QList<int> &value);

    QSettings m_store;
};

} // namespace tagloom::gui
