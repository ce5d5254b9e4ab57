// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/field_keys.h"

#include <QString>

namespace tagloom::gui {

/// The piece of a search that is being typed: what stands between the last separator and the cursor.
struct SearchToken
{
    enum class Kind {
        None, ///< nothing to be completed
        Word, ///< a bare word: the beginning of a key, or of a tag's word
        Tag, ///< behind `#`
        Value ///< behind a key and its colon
    };

    Kind kind = Kind::None;
    QString text; ///< typed so far, without marks and quotes
    int length = 0; ///< of all that a completion takes the place of, left of the cursor
    bool exact = false; ///< `#=`
    const domain::FieldInfo *field = nullptr; ///< of Value
};

/// `typed` is what stands left of the cursor.
SearchToken tokenAtEnd(const QString &typed);

} // namespace tagloom::gui
