import Foundation
import GRDB
import Records

/// Turns whatever GRDB, SQLite and the file system throw into a `StoreProblem`.
enum DatabaseFault {
    /// The problem that an error is, for the database at a path.
    static func problem(_ error: any Error, path: String) -> StoreProblem {
        switch error {
        case let problem as StoreProblem: problem
        case let error as DatabaseError:
            StoreProblem(
                kind(of: error, path: path), path: path,
                detail: error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
        // A column that isn't what the schema says: STRICT tables can't hold that.
        case is RowDecodingError:
            StoreProblem(.corrupt, path: path, detail: "a column of the wrong type")
        default: StoreProblem(.other, path: path, detail: words(error))
        }
    }

    /// SQLite, "Result and Error Codes".
    private static func kind(of error: DatabaseError, path: String) -> StoreProblem.Kind {
        // No room for the shared memory of WAL mode is reported as an I/O error.
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return .diskFull }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked
        case .SQLITE_CORRUPT: return .corrupt
        case .SQLITE_NOTADB: return .notADatabase
        case .SQLITE_READONLY: return .readOnly
        case .SQLITE_FULL: return .diskFull
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            return isReadOnly(path) ? .readOnly : .cannotOpen
        default: return .other
        }
    }

    /// Whether the file or its folder can be read and not written to: in WAL mode even a reader
    /// has to make the log's index there, and SQLite says only that it can't open.
    private static func isReadOnly(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let files = FileManager.default
        let isReadable = files.isReadableFile(
            atPath: files.fileExists(atPath: path) ? path : folder)
        let isWritable =
            files.isWritableFile(atPath: folder)
            && (!files.fileExists(atPath: path) || files.isWritableFile(atPath: path))
        return isReadable && !isWritable
    }

    /// An error of Foundation's in one sentence, the system's own words where it has them.
    static func words(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return error.localizedDescription
    }
}
