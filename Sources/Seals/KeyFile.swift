#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file that holds a signing key beside its database, readable by its owner alone.
///
/// One line of ASCII: `patchbay-ed25519-1 `, the private half as 64 hexadecimal digits, a line
/// feed. The first word names the format, so that another can follow.
package struct KeyFile: Sendable {
    private static let heading = "patchbay-ed25519-1 "
    private static let length = heading.utf8.count + 2 * SigningKey.byteCount + 1
    /// Read and write for the owner, nothing for anybody else.
    private static let ownerOnly: mode_t = 0o600

    /// Where the file is or will be; its folder must exist.
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// The key in the file; where there is no file, a new key in a new file.
    ///
    /// The new file appears whole or not at all. When two processes make one at the same time,
    /// both get the key of the one that was first.
    package func loadOrCreate() throws(KeyFileProblem) -> SigningKey {
        if let key = try load() { return key }
        let fresh = SigningKey()
        if try create(holding: fresh) { return fresh }
        guard let key = try load() else { throw .cannotCreate(path: path, reason: "it vanished") }
        return key
    }

    /// The key in the file, or nil where there is no file.
    package func load() throws(KeyFileProblem) -> SigningKey? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path, reason: KeyFile.reason())
        }
        defer { close(file) }
        // Asked of the open file, so that what is checked is what is read.
        var status = stat()
        guard fstat(file, &status) == 0 else {
            throw .unreadable(path: path, reason: KeyFile.reason())
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(path: path, reason: "not a plain file")
        }
        let mode = status.st_mode & 0o777
        guard mode & 0o077 == 0 else { throw .openToOthers(path: path, mode: Int(mode)) }
        guard let key = KeyFile.key(in: try contents(of: file)) else {
            throw .malformed(path: path)
        }
        return key
    }

    /// All of a file that is no longer than a key file and one byte.
    private func contents(of file: Int32) throws(KeyFileProblem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: KeyFile.length + 1)
        var filled = 0
        while filled < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                read(file, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw .unreadable(path: path, reason: KeyFile.reason()) }
            if got == 0 { break }
            filled += got
        }
        return Array(bytes.prefix(filled))
    }

    /// Puts a key into a new file; false where there is a file already.
    func create(holding key: SigningKey) throws(KeyFileProblem) -> Bool {
        let unfinished = "\(path).\(getpid()).\(RandomWord.next())"
        let file = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, KeyFile.ownerOnly)
        guard file >= 0 else { throw .cannotCreate(path: path, reason: KeyFile.reason()) }
        defer { unlink(unfinished) }
        let bytes = KeyFile.bytes(holding: key)
        // The umask can have taken bits away; what it leaves must be exactly the owner's two.
        let isWritten =
            fchmod(file, KeyFile.ownerOnly) == 0
            && write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        let reason = KeyFile.reason()
        close(file)
        guard isWritten else { throw .cannotCreate(path: path, reason: reason) }
        // A link, unlike a rename, never replaces a file that is there.
        if link(unfinished, path) == 0 { return true }
        if errno == EEXIST { return false }
        throw .cannotCreate(path: path, reason: KeyFile.reason())
    }

    private static func bytes(holding key: SigningKey) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        let hexadecimal = key.privateBytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return Array(heading.utf8) + hexadecimal + [UInt8(ascii: "\n")]
    }

    /// The key that a file's bytes hold, or nil where they aren't a key file's.
    static func key(in bytes: [UInt8]) -> SigningKey? {
        guard bytes.count == length, bytes.starts(with: heading.utf8),
            bytes.last == UInt8(ascii: "\n")
        else { return nil }
        var privateBytes: [UInt8] = []
        let digits = bytes.dropFirst(heading.utf8.count).dropLast()
        var high: UInt8?
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let upper = high {
                privateBytes.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return SigningKey(privateBytes: privateBytes)
    }

    /// What the system calls the error that just happened, in its own words.
    private static func reason() -> String { String(cString: strerror(errno)) }
}

/// Why a key file can't be used. Nothing that was there has been changed.
package enum KeyFileProblem: Error, Hashable, Sendable {
    /// Others than the owner may read or write it; `mode` is its permission bits.
    case openToOthers(path: String, mode: Int)
    /// It is there and can't be read.
    case unreadable(path: String, reason: String)
    /// It can be read, and isn't a key file.
    case malformed(path: String)
    /// There is none, and none can be made.
    case cannotCreate(path: String, reason: String)
}

extension KeyFileProblem: CustomStringConvertible {
    /// The problem in words, the last of which say what to do: lower case, no full stop.
    package var description: String {
        switch self {
        case .openToOthers(let path, let mode):
            return "the key file `\(path)` is open to others (mode \(String(mode, radix: 8))), so "
                + "a signature proves nothing; type: chmod 600 \(KeyFileProblem.quoted(path))"
        case .unreadable(let path, let reason):
            return "the key file `\(path)` can't be read (\(reason)); it must be a plain file "
                + "that you own"
        case .malformed(let path):
            return "`\(path)` isn't a key file; move it away and a new key is made, which won't "
                + "be the one that signed earlier sessions"
        case .cannotCreate(let path, let reason):
            return "the key file `\(path)` can't be made (\(reason)); give a database in a "
                + "folder that you may write to, with --database"
        }
    }

    /// A path as a shell reads it back.
    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { unit in
            switch unit {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                return true
            default: return false
            }
        }
        if isPlain && !path.hasPrefix("-") { return path }
        let pieces = path.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + pieces.joined(separator: "'\\''") + "'"
    }
}
