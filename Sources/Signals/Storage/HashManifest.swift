/// The contents of files that stand for media: always the same bytes for the same name.
package enum SampleMedia {
    /// How many bytes a sample has: a small file stands for a large one.
    package static let size = 4096

    /// The bytes of one clip, by a number that is its own (splitmix64, Steele and others 2014).
    package static func bytes(of seed: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        var state = seed
        while bytes.count < size {
            state = state &+ 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            word ^= word >> 31
            for shift in stride(from: 0 as UInt64, to: 64, by: 8) {
                bytes.append(UInt8(word >> shift & 255))
            }
        }
        return bytes
    }
}

/// A list of files with their hashes, and what a copy is found to be against it, as `ascmhl diff`
/// and `ascmhl create` find it (ASC MHL 1.2, measured).
package struct HashManifest: Hashable, Sendable {
    /// One file of the list, or one that was found.
    package struct Entry: Hashable, Sendable {
        package var path: String
        package var size: Int64
        package var hash: UInt64

        /// A file by its path, with its size in bytes and its xxh64.
        package init(path: String, size: Int64, hash: UInt64) {
            self.path = path
            self.size = size
            self.hash = hash
        }
    }

    /// What is found of one file.
    package enum Finding: Int64, Hashable, Sendable {
        case verified = 0
        case mismatch = 1
        case missing = 2
        case new = 3
    }

    package var entries: [Entry]

    /// A manifest of files, in their order.
    package init(_ entries: [Entry]) { self.entries = entries }

    /// What a copy is against this list: first the files of the list, then files that it lacks.
    package func compare(_ found: [Entry]) -> [(path: String, finding: Finding)] {
        var findings: [(path: String, finding: Finding)] = entries.map { entry in
            guard let other = found.first(where: { $0.path == entry.path }) else {
                return (entry.path, .missing)
            }
            return (entry.path, other.hash == entry.hash ? .verified : .mismatch)
        }
        for other in found where !entries.contains(where: { $0.path == other.path }) {
            findings.append((other.path, .new))
        }
        return findings
    }

    /// The exit code of the tool: 11 where a hash differs, else 10 where a file is missing, else 0.
    package static func exitCode(_ findings: [Finding]) -> Int64 {
        if findings.contains(.mismatch) { return 11 }
        return findings.contains(.missing) ? 10 : 0
    }
}
