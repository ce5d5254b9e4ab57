// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/command_table.h"

#include "library/commands/file_commands.h"
#include "library/commands/history_commands.h"
#include "library/commands/item_commands.h"
#include "library/commands/kind_commands.h"
#include "library/commands/list_commands.h"
#include "library/commands/rule_commands.h"
#include "library/commands/search_command.h"
#include "library/commands/suggest_command.h"
#include "library/commands/tag_care_commands.h"
#include "library/commands/tag_commands.h"
#include "library/commands/transfer_commands.h"

#include <algorithm>

namespace tagloom::library {

using namespace Qt::StringLiterals;

namespace {

using Value = CommandOption::Value;

CommandOption flag(const QString &name)
{
    return {.name = name};
}

CommandOption requiredQuery()
{
    return {.name = u"query"_s, .value = Value::Text, .isRequired = true};
}

QList<Command> allCommands()
{
    return {
        {.name = u"init"_s,
         .effect = CommandEffect::Creates,
         .summary = u"Make an empty library."_s,
         .details = u"The library is the file named by --library, or else your own in your user data folder."_s},
        {.name = u"import"_s,
         .effect = CommandEffect::Writes,
         .operands = u"FILE|DIR..."_s,
         .fewestOperands = 1,
         .mostOperands = -1,
         .usage = u"[--format html|jsonl|markdown] [--folders all|leaf|none] [--dry-run] [--json]"_s,
         .options = {{.name = u"format"_s, .value = Value::Choice, .choices = {u"html"_s, u"jsonl"_s, u"markdown"_s}},
                     {.name = u"folders"_s, .value = Value::Choice, .choices = {u"all"_s, u"leaf"_s, u"none"_s}},
                     flag(u"dry-run"_s),
                     flag(u"json"_s)},
         .summary = u"Take in bookmark files of browsers, Markdown and YAML notes, and JSON Lines of Tagloom."_s,
         .details =
             u"The format is recognised by content unless it is named. Folders become tags: every level (all), the\n"
             "innermost (leaf), or none. --dry-run says what would happen and changes nothing. A folder stands for "
             "the\n"
             "files below it; with --format markdown for its notes only (.md, .markdown, .yaml, .yml). Notes that "
             "were\n"
             "read before are brought up to date. Ends with 0 if anything was read, with 1 if nothing was."_s,
         .readsOnlyWith = u"dry-run"_s,
         .run = runImport},
        {.name = u"export"_s,
         .effect = CommandEffect::Reads,
         .usage = u"--format html|csv|jsonl|markdown [--query QUERY] [-o OUT]"_s,
         .options = {{.name = u"format"_s,
                      .value = Value::Choice,
                      .choices = {u"html"_s, u"csv"_s, u"jsonl"_s, u"markdown"_s},
                      .isRequired = true},
                     {.name = u"query"_s, .value = Value::Text},
                     {.name = u"output"_s, .value = Value::Text, .letter = u"o"_s}},
         .summary = u"Write items to standard output, or to the file OUT."_s,
         .details = u"jsonl holds all primary data, tags' own too; html and csv hold the items with their tags, csv "
                    u"their details\n"
                    "as well: authors, due and the like, for which bookmark files have no place. markdown writes a\n"
                    "file for each item into the folder OUT: notes that were read from files as they were, with what "
                    "changed.\n"
                    "Files there that are others are left alone and named."_s,
         .run = runExport},
        {.name = u"write-tags"_s,
         .effect = CommandEffect::Writes,
         .usage = u"[--query QUERY]"_s,
         .options = {{.name = u"query"_s, .value = Value::Text}},
         .summary = u"Write the tags of notes back into the Markdown and YAML files they came from."_s,
         .details = u"Only the lines of tags, and only in files that were not changed since they were read; the others "
                    "are named,\nand it ends with 1."_s,
         .run = runWriteTags},
        {.name = u"search"_s,
         .effect = CommandEffect::Reads,
         .operands = u"QUERY"_s,
         .fewestOperands = 1,
         .mostOperands = 1,
         .usage = u"[--count | --json | --facets [--json] | --explain] [--sort KEY [--descending]] [--limit N]"_s,
         .options = {flag(u"count"_s),
                     flag(u"json"_s),
                     flag(u"facets"_s),
                     flag(u"explain"_s),
                     {.name = u"sort"_s, .value = Value::Choice, .choices = sortChoices()},
                     flag(u"descending"_s),
                     {.name = u"limit"_s, .value = Value::Number}},
         .summary = u"List the items found, newest first: id, title, address and tags, with tabs between."_s,
         .details =
             u"QUERY is one argument, in quotes where it has spaces; after -- it may start with a hyphen:\n"
             "  word  \"some words\"  wor*  *ord*   text, or a tag one of whose words begins so\n"
             "  #tag  #=tag  #ta*  #\"two words\"  a tag with those beneath it; that tag alone; tags by wildcard\n"
             "  #tag[status=suggested,confidence<0.8,source=rule,added>2024]  by what the link is like\n"
             "  title:x note:x url:x kind:book   in one column; of a kind\n"
             "  is:untagged is:trashed is:duplicate is:suggested is:missing has:note has:url has:file\n"
             "  added:2024-05 updated:7d added:>=2023 added:2023..2024-05 tags:>4 tags:2..4\n"
             "  search:\"name\"   what the saved search of that name finds\n"
             "  a b, a and b, a or b, a | b, not a, -a, (a or b) c   joined; “not” before “and” before “or”\n"
             "An empty one is everything but the trash. --json prints one object a line, --facets how many of the "
             "items\n"
             "carry each tag, --explain what each condition finds and why the first hits are there.\n"
             "--sort puts them in another order, with --descending the other way round: added, updated, title, "
             "address,\n"
             "tags, or a detail: authors, year, publisher, isbn, number, amount, issued, due, done, paid. What lacks "
             "the\n"
             "detail comes last in either. Authors are put in order by the name of the first one, amounts by currency "
             "first."_s,
         .run = runSearch},
        {.name = u"add"_s,
         .effect = CommandEffect::Writes,
         .operands = u"URL|PATH|TITLE..."_s,
         .fewestOperands = 1,
         .mostOperands = -1,
         .usage = u"[--kind KIND] [--set FIELD=VALUE]... [--tag TAG]... [--folders all|leaf|none] [--hidden] "
                  "[--no-file-tags]"_s,
         .options = {{.name = u"folders"_s, .value = Value::Choice, .choices = {u"all"_s, u"leaf"_s, u"none"_s}},
                     flag(u"hidden"_s),
                     flag(u"no-file-tags"_s),
                     {.name = u"tag"_s, .value = Value::Text, .isRepeatable = true},
                     {.name = u"kind"_s, .value = Value::Text},
                     {.name = u"set"_s, .value = Value::Text, .isRepeatable = true}},
         .summary = u"Add items; one whose address is known gets the tags."_s,
         .details =
             u"An address becomes a bookmark, the path of a file that exists a file, anything else a note of that\n"
             "title, unless --kind says what it is. --set gives it what its kind has of its own: see “set”.\n"
             "A folder stands for all files below it, in one step; its name and those below become tags by --folders\n"
             "(none unless told). Hidden files and folders in it are left out, unless --hidden. Tags that other "
             "programs keep\n"
             "beside a file are read, unless --no-file-tags."_s,
         .run = runAdd},
        {.name = u"set"_s,
         .effect = CommandEffect::Writes,
         .operands = u"ITEM-ID FIELD=VALUE..."_s,
         .fewestOperands = 2,
         .mostOperands = -1,
         .summary = u"Change what an item of a kind has of its own."_s,
         .details =
             u"A book has authors (with “;” between them), year, publisher and isbn; a task due and done; an invoice\n"
             "number, amount (12.50 EUR), issued, due and paid. Days are 2024-05-31, today, tomorrow, +7d or +2w.\n"
             "Without a value the field becomes empty."_s,
         .run = runSet},
        {.name = u"convert"_s,
         .effect = CommandEffect::Writes,
         .operands = u"KIND"_s,
         .fewestOperands = 1,
         .mostOperands = 1,
         .usage = u"--query QUERY [--dry-run]"_s,
         .options = {requiredQuery(), flag(u"dry-run"_s)},
         .summary = u"Make the items found of another kind."_s,
         .details = u"What the new kind has, too, is kept; --dry-run says what would go and changes nothing."_s,
         .readsOnlyWith = u"dry-run"_s,
         .run = runConvert},
        {.name = u"kinds"_s,
         .effect = CommandEffect::Reads,
         .usage = u"[--json]"_s,
         .options = {flag(u"json"_s)},
         .summary = u"List the kinds, with how many items are of each."_s,
         .run = runKinds},
        {.name = u"kind"_s,
         .effect = CommandEffect::Writes,
         .operands = u"create NAME|rename NAME NEW|delete NAME"_s,
         .fewestOperands = 2,
         .mostOperands = 3,
         .usage = u"[--icon ICON]"_s,
         .options = {{.name = u"icon"_s, .value = Value::Text}},
         .summary = u"Make, rename or delete a kind of your own."_s,
         .details = u"A kind can be deleted when nothing is of it any more. ICON is the name of another kind."_s,
         .run = runKind},
        {.name = u"trash"_s,
         .effect = CommandEffect::Writes,
         .usage = u"--query QUERY"_s,
         .options = {requiredQuery()},
         .summary = u"Move the items found to the trash."_s,
         .run = runTrash},
        {.name = u"restore"_s,
         .effect = CommandEffect::Writes,
         .usage = u"--query QUERY"_s,
         .options = {requiredQuery()},
         .summary = u"Take items out of the trash; QUERY looks only there."_s,
         .run = runRestore},
        {.name = u"tag"_s,
         .effect = CommandEffect::Writes,
         .operands = u"add|remove TAG..."_s,
         .fewestOperands = 2,
         .mostOperands = -1,
         .usage = u"--query QUERY"_s,
         .options = {requiredQuery()},
         .summary = u"Put tags on the items found, or take them off."_s,
         .details = u"TAG is a plain name, whatever its case; an alias stands for its tag. Adding makes tags that are\n"
                    "missing."_s,
         .run = runTag},
        {.name = u"tags"_s,
         .effect = CommandEffect::Reads,
         .usage = u"[--prefix P | --unused | --twins] [--json]"_s,
         .options = {{.name = u"prefix"_s, .value = Value::Text}, flag(u"unused"_s), flag(u"twins"_s), flag(u"json"_s)},
         .summary = u"List tags and how many items carry each."_s,
         .details = u"--prefix: only tags of which a word, or a word of an alias, begins so. --unused: only tags that\n"
                    "no item carries, not even one in the trash, and none below them. --twins: pairs that may be one\n"
                    "tag, each with its number of items and the reason: case, separators, marks, plural, word-order,\n"
                    "spelling, together. --json prints one object a line."_s,
         .run = runTags},
        {.name = u"suggest"_s,
         .effect = CommandEffect::Reads,
         .usage = u"[--query QUERY] [--limit N] [--json]"_s,
         .options = {{.name = u"query"_s, .value = Value::Text},
                     {.name = u"limit"_s, .value = Value::Number},
                     flag(u"json"_s)},
         .summary = u"Say which tags items may lack: id, title, tag, how sure, and why, with tabs between."_s,
         .details =
             u"From what the library shows: tags of the same site and folder, of the words of the title, and tags "
             u"that\n"
             "go together. Changes nothing. Without --query all items; --limit is the number of items that have\n"
             "suggestions. --json prints one object a line."_s,
         .run = runSuggest},
        {.name = u"rename"_s,
         .effect = CommandEffect::Writes,
         .operands = u"TAG NEW"_s,
         .fewestOperands = 2,
         .mostOperands = 2,
         .summary = u"Give a tag another name; a name that is taken is refused."_s,
         .run = runRename},
        {.name = u"merge"_s,
         .effect = CommandEffect::Writes,
         .operands = u"TAG..."_s,
         .fewestOperands = 1,
         .mostOperands = -1,
         .usage = u"--into TAG [--no-alias] [--dry-run]"_s,
         .options = {{.name = u"into"_s, .value = Value::Text, .isRequired = true},
                     flag(u"no-alias"_s),
                     flag(u"dry-run"_s)},
         .summary = u"Make several tags one: items, aliases, places and saved searches go over to it."_s,
         .details =
             u"The names of the tags that go become aliases, but for --no-alias. --dry-run says what would be hit and\n"
             "changes nothing."_s,
         .readsOnlyWith = u"dry-run"_s,
         .run = runMerge},
        {.name = u"alias"_s,
         .effect = CommandEffect::Writes,
         .operands = u"TAG ALIAS"_s,
         .fewestOperands = 2,
         .mostOperands = 2,
         .usage = u"[--remove]"_s,
         .options = {flag(u"remove"_s)},
         .summary = u"Give a tag a second name, or take it away."_s,
         .run = runAlias},
        {.name = u"parent"_s,
         .effect = CommandEffect::Writes,
         .operands = u"CHILD PARENT"_s,
         .fewestOperands = 2,
         .mostOperands = 2,
         .usage = u"[--remove]"_s,
         .options = {flag(u"remove"_s)},
         .summary = u"Put a tag below another one, or take it from there; it may stand below several."_s,
         .run = runParent},
        {.name = u"delete-tag"_s,
         .effect = CommandEffect::Writes,
         .operands = u"TAG..."_s,
         .fewestOperands = 1,
         .mostOperands = -1,
         .usage = u"[--dry-run]"_s,
         .options = {flag(u"dry-run"_s)},
         .summary = u"Delete tags; their items stay, and what stood below them moves one level up."_s,
         .details = u"--dry-run says what would be hit and changes nothing."_s,
         .readsOnlyWith = u"dry-run"_s,
         .run = runDeleteTag},
        {.name = u"lists"_s,
         .effect = CommandEffect::Reads,
         .usage = u"[--in-progress] [--json]"_s,
         .options = {flag(u"in-progress"_s), flag(u"json"_s)},
         .summary = u"Name all lists, with what each is for and how many entries it has."_s,
         .details =
             u"--in-progress: what is being read or attended, over all lists, each behind the name of its list.\n"
             "--json prints one object a line."_s,
         .run = runLists},
        {.name = u"list"_s,
         .effect = CommandEffect::Writes,
         .operands = u"create|rename|delete|add|remove|set|move|show|stats NAME [NEW|ITEM-ID]"_s,
         .fewestOperands = 1,
         .mostOperands = -1,
         .usage = u"[--template reading|courses|plain] [--query QUERY [--again]] [--status S] [--progress 0-100] "
                  "[--grade G] [--note TEXT] [--attempt N] [--before ITEM-ID] [--json]"_s,
         .options = {{.name = u"template"_s,
                      .value = Value::Choice,
                      .choices = {u"reading"_s, u"courses"_s, u"plain"_s}},
                     {.name = u"query"_s, .value = Value::Text},
                     flag(u"again"_s),
                     {.name = u"status"_s, .value = Value::Text},
                     {.name = u"progress"_s, .value = Value::Text},
                     {.name = u"grade"_s, .value = Value::Text},
                     {.name = u"note"_s, .value = Value::Text},
                     {.name = u"attempt"_s, .value = Value::Number},
                     {.name = u"before"_s, .value = Value::Text},
                     flag(u"json"_s)},
         .summary = u"Keep reading lists, course lists and plain ones."_s,
         .details =
             u"  list create NAME [--template reading|courses|plain]   plain unless told\n"
             "  list add NAME --query QUERY [--again]     at the end; --again begins a new attempt of what is in it\n"
             "  list set NAME ITEM-ID [--status S] [--progress 0-100] [--grade 0-100|none] [--note TEXT] [--attempt "
             "N]\n"
             "  list move NAME ITEM-ID [--before ITEM-ID] [--attempt N]   to the end without --before\n"
             "  list remove NAME --query QUERY            takes items out, with all attempts\n"
             "  list show NAME [--json]                   item, title, status, progress, grade, attempt\n"
             "  list stats NAME [--json]                  how many, by status, finished this year, averages\n"
             "  list rename NAME NEW, list delete NAME    the items stay\n"
             "Statuses: to_read, reading, finished, dropped; enrolled, active, completed, dropped; none, open, done.\n"
             "They set the dates of beginning and end. Without --attempt it is the last one."_s,
         .readingVerbs = readingListVerbs(),
         .run = runList},
        {.name = u"files"_s,
         .effect = CommandEffect::Writes,
         .operands = u"check|find [DIR...]"_s,
         .fewestOperands = 1,
         .mostOperands = -1,
         .usage = u"[--apply] [--accept-changes] [--json]"_s,
         .options = {flag(u"apply"_s), flag(u"accept-changes"_s), flag(u"json"_s)},
         .summary = u"Find out which files are gone or changed, and where they are now."_s,
         .details =
             u"  files check          looks at every file of the library\n"
             "  files find DIR...    looks for those that are gone, by their contents, in these folders with all "
             "below,\n"
             "                       and in the folders where other files of the library are\n"
             "Changes nothing without --apply, which keeps what is missing (is:missing) and takes over what was found "
             "at\n"
             "exactly one place. --accept-changes takes new contents of a file as its own. Each is one step of the\n"
             "history. No file is touched."_s,
         .run = runFiles},
        {.name = u"rules"_s,
         .effect = CommandEffect::Reads,
         .usage = u"[--json]"_s,
         .options = {flag(u"json"_s)},
         .summary = u"Name all rules, with their condition, their tags and how many links they have added."_s,
         .details = u"In the order in which they run: name, on or off, condition, tags, adds or suggests, links, with "
                    "tabs between.\n--json prints one object a line. What keeps a rule from working goes to standard "
                    "error."_s,
         .run = runRules},
        {.name = u"rule"_s,
         .effect = CommandEffect::Writes,
         .operands = u"add|run|take-back|enable|disable|delete [NAME...]"_s,
         .fewestOperands = 1,
         .mostOperands = -1,
         .usage = u"[--query QUERY] [--tag NAME]... [--suggest] [--disabled] [--not-on-new] [--dry-run] [--json]"_s,
         .options = {{.name = u"query"_s, .value = Value::Text},
                     {.name = u"tag"_s, .value = Value::Text, .isRepeatable = true},
                     flag(u"suggest"_s),
                     flag(u"disabled"_s),
                     flag(u"not-on-new"_s),
                     flag(u"dry-run"_s),
                     flag(u"json"_s)},
         .summary = u"Keep rules: items that a search finds get tags."_s,
         .details =
             u"  rule add NAME --query QUERY --tag NAME...   --suggest adds suggestions, --disabled leaves it off,\n"
             "                                              --not-on-new lets it run only when told\n"
             "  rule run [NAME...] [--dry-run] [--json]     all that are on, without a name; --dry-run lists the "
             "items\n"
             "                                              with what they would get, and changes nothing\n"
             "  rule take-back NAME                         removes what the rule has added and nobody made his own\n"
             "  rule enable NAME, rule disable NAME\n"
             "  rule delete NAME                            the tags it has added stay\n"
             "Rules run on new items by themselves. A tag that a person has taken off is not added again."_s,
         .readsOnlyWith = u"dry-run"_s,
         .run = runRule},
        {.name = u"undo"_s,
         .effect = CommandEffect::Writes,
         .summary = u"Take the last action back, whoever did it and whenever."_s,
         .details = u"What something else has changed since is not overwritten: then nothing is undone. Ends with 1 if "
                    "there is\nnothing to undo."_s,
         .run = runUndo},
        {.name = u"redo"_s,
         .effect = CommandEffect::Writes,
         .summary = u"Do the action again that was undone last."_s,
         .run = runRedo},
        {.name = u"history"_s,
         .effect = CommandEffect::Reads,
         .usage = u"[--json]"_s,
         .options = {flag(u"json"_s)},
         .summary = u"List what was done, newest first: id, time, origin and what, with tabs between."_s,
         .details =
             u"--json prints one object a line with id, label, made, origin (window, command, import), items, tags "
             "and undone."_s,
         .run = runHistory},
        {.name = u"dump"_s,
         .effect = CommandEffect::Reads,
         .summary = u"Print all primary data, one JSON object a line, for comparing two states of a library."_s,
         .details = u"By table and primary key; without the times of the last change, counters and history."_s,
         .run = runDump},
        {.name = u"info"_s,
         .effect = CommandEffect::Reads,
         .usage = u"[--json]"_s,
         .options = {flag(u"json"_s)},
         .summary = u"Say where the library is and how much it holds."_s,
         .run = runInfo},
    };
}

} // namespace

const QList<Command> &commands()
{
    static const QList<Command> all = allCommands();
    return all;
}

const Command *findCommand(const QString &name)
{
    const QList<Command> &all = commands();
    const auto found =
        std::find_if(all.begin(), all.end(), [&name](const Command &command) { return command.name == name; });
    return found == all.end() ? nullptr : &*found;
}

QString usageOf(const Command &command)
{
    QStringList parts{command.name, command.operands, command.usage};
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString helpOf(const Command &command)
{
    QString text = u"Usage: tagloom-cli [--library FILE] "_s + usageOf(command) + u"\n\n"_s + command.summary + u'\n';
    if (!command.details.isEmpty())
        text += command.details + u'\n';
    return text;
}

QString generalHelp()
{
    QString text = u"Usage: tagloom-cli [--library FILE] COMMAND [ARGUMENT...]\n\n"
                   "Work on a Tagloom library without a window. Without --library it is your own library.\n\n"_s;
    for (const Command &command : commands())
        text += u"  "_s + usageOf(command) + u"\n      "_s + command.summary + u'\n';
    return text
        + u"\n“tagloom-cli COMMAND --help” says more about one command. --version prints the version.\n"
          "Ends with 0 if it went well, 1 if it failed, 2 for wrong usage or a query that cannot be read.\n"_s;
}

} // namespace tagloom::library
