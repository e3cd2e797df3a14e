import Foundation

/// How much a content file may hold. Far above what people write, far below what hurts.
package enum ContentLimits {
    /// Bytes of one file: 4 MiB.
    package static let bytes = 4 * 1024 * 1024
    /// Lists and mappings inside each other.
    package static let depth = 64
    /// Keys, values, lists and mappings of one file.
    package static let nodes = 200_000
}

/// A content file that was read: its path, its bytes and its tree.
package struct ContentFile: Sendable {
    /// The path as it was given.
    package let path: String
    /// The bytes as they stand in the file: what a content hash is taken of.
    package let bytes: [UInt8]
    /// The tree of what the file says.
    package let root: ContentNode

    /// Takes bytes that are already at hand.
    ///
    /// - Throws: the first problem of characters, syntax or limits.
    package init(path: String, bytes: [UInt8]) throws(ContentProblem) {
        self.path = path
        self.bytes = bytes
        root = try ContentTreeBuilder.build(bytes, file: path)
    }

    /// Reads a file.
    ///
    /// The size is looked at before anything is read, and no more than the limit is ever read.
    /// - Throws: the first problem of the file, its characters, syntax or limits.
    package static func read(_ path: String) throws(ContentProblem) -> ContentFile {
        try ContentFile(path: path, bytes: readBytes(path))
    }

    /// The value at the root, for a loader.
    package var value: ContentValue {
        ContentValue(root: root, file: path)
    }

    private static func readBytes(_ path: String) throws(ContentProblem) -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw unreadable(path, "no such file", expected: "a content file")
        }
        if isFolder.boolValue {
            throw unreadable(path, "this is a folder", expected: "a content file")
        }
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let attributes = try? FileManager.default.attributesOfItem(atPath: target.path)
        // A pipe or a device may never end.
        guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
            throw unreadable(path, "this isn't a regular file", expected: "a content file")
        }
        if let size = (attributes[.size] as? NSNumber)?.int64Value, size > ContentLimits.bytes {
            throw tooLarge(path, "the file has \(size) bytes")
        }
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: target)
            defer { try? handle.close() }
            data = try handle.read(upToCount: ContentLimits.bytes + 1) ?? Data()
        } catch {
            let isDenied = (error as? CocoaError)?.code == .fileReadNoPermission
            throw unreadable(
                path, isDenied ? "permission to read is denied" : "the file can't be read")
        }
        if data.count > ContentLimits.bytes {
            throw tooLarge(path, "the file grew while it was read")
        }
        return [UInt8](data)
    }

    private static func unreadable(
        _ path: String, _ wrong: String, expected: String? = nil
    ) -> ContentProblem {
        ContentProblem(.unreadableFile, file: path, mark: nil, wrong: wrong, expected: expected)
    }

    private static func tooLarge(_ path: String, _ wrong: String) -> ContentProblem {
        ContentProblem(
            .fileTooLarge, file: path, mark: .start, wrong: wrong,
            expected: "at most \(ContentLimits.bytes) bytes")
    }
}
