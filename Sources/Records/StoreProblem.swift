/// Why records can't be reached, read or written: what is the matter, where, and what to do.
///
/// Whatever it is, nothing that was there has been overwritten.
package struct StoreProblem: Error, Hashable, Sendable {
    /// What is the matter.
    package enum Kind: Hashable, Sendable {
        /// The records were made by a later version, which names its schema so.
        case newerSchema(String)
        /// Another program kept them locked for longer than one waits.
        case locked
        /// They are a database that is damaged.
        case corrupt
        /// The file is something else than a database.
        case notADatabase
        /// The file is a database of something else, with this application id.
        case foreignDatabase(applicationID: Int32)
        /// The file, its folder or its disk can't be written to.
        case readOnly
        /// There is no room left.
        case diskFull
        /// The folder isn't there and can't be made.
        case cannotCreateFolder
        /// The file can't be opened: a folder, a missing permission.
        case cannotOpen
        /// Anything else; the detail says what.
        case other
    }

    /// What is the matter.
    package let kind: Kind
    /// The database file, or the folder that couldn't be made.
    package let path: String
    /// The words of whoever found it, for a support request; may be empty.
    package let detail: String

    package init(_ kind: Kind, path: String, detail: String = "") {
        self.kind = kind
        self.path = path
        self.detail = detail
    }

    /// What is the matter, in words: lower case, no full stop.
    package var sentence: String {
        switch kind {
        case .newerSchema(let name):
            return "the records were made by a newer Patchbay (schema `\(name)`)"
        case .locked: return "the records are locked by another program"
        case .corrupt: return "the records are damaged"
        case .notADatabase: return "the file isn't a database"
        case .foreignDatabase(let id):
            return "the file is a database of something else (application id \(id))"
        case .readOnly: return "the records can't be written to"
        case .diskFull: return "the disk that holds the records is full"
        case .cannotCreateFolder: return "the folder for the records can't be made"
        case .cannotOpen: return "the records can't be opened"
        case .other: return "the records failed"
        }
    }

    /// What to do about it: lower case, no full stop.
    package var hint: String {
        switch kind {
        case .newerSchema:
            return "update Patchbay, or give other records with --database FILE"
        case .locked:
            return "close the other program, then try again: what was shown is recorded"
        case .corrupt:
            return "copy the file away before anything else, then try sqlite3's `.recover` on the "
                + "copy; or give other records with --database FILE"
        case .notADatabase, .foreignDatabase:
            return "it has been left as it is; give other records with --database FILE"
        case .readOnly:
            return "give yourself leave to write to the file and its folder, or give other records "
                + "with --database FILE"
        case .diskFull:
            return "make room, then resume the session: what was shown is recorded"
        case .cannotCreateFolder:
            return "make the folder yourself, or give other records with --database FILE"
        case .cannotOpen:
            return "look whether the path is right and yours to read and write, or give other "
                + "records with --database FILE"
        case .other:
            return "try again; if it stays, type: patchbay doctor"
        }
    }
}

extension StoreProblem: CustomStringConvertible {
    /// The path, what is the matter, and what to do: the last words say what to type.
    package var description: String {
        let words = detail.isEmpty ? "" : " (\(detail))"
        return "\(path): \(sentence)\(words); \(hint)"
    }
}
