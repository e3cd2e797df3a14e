import ContentFiles
import Exercises
import Foundation
import Planes
import Plant
import Records
import RecordsDatabase
import Seals
import SimulationKernel

/// Finds the content's folder and the records' file, and opens them.
struct Locations {
    let options: PlaceOptions
    private let environment = ProcessInfo.processInfo.environment

    init(_ options: PlaceOptions) { self.options = options }

    /// The folder in which `Scenarios/` lies.
    func contentRoot() throws -> String {
        if let given = options.content ?? environment["PATCHBAY_CONTENT"], !given.isEmpty {
            guard hasContent(given) else {
                throw Failure(
                    description: "error: `\(given)` has no `Scenarios/facilities`\n"
                        + "  try: give the folder in which `Scenarios` lies")
            }
            return given
        }
        if hasContent(".") { return "." }
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<8 {
            folder.deleteLastPathComponent()
            if hasContent(folder.path) { return folder.path }
        }
        throw Failure(
            description: "error: no `Scenarios` folder here or above the program\n"
                + "  try: --content FOLDER, the folder in which `Scenarios` lies")
    }

    func library() throws -> ContentLibrary {
        let root = try contentRoot()
        return ContentLibrary(
            root: root == "." ? "" : root, registry: .standard,
            actions: VerbTable.fixed.map(\.name), hash: SHA256Hash.hash)
    }

    /// The records' file, by option, environment, checkout, or the platform's data folder.
    func databasePath() -> String {
        if let given = options.database ?? environment["PATCHBAY_DATABASE"], !given.isEmpty {
            return given
        }
        if let root = try? contentRoot(),
            FileManager.default.fileExists(atPath: root + "/Package.swift")
        {
            return root == "." ? "Records/patchbay.sqlite" : root + "/Records/patchbay.sqlite"
        }
        return dataFolder() + "/patchbay/patchbay.sqlite"
    }

    func store() throws -> DatabaseStore {
        do {
            return try DatabaseStore(path: databasePath())
        } catch {
            throw Failure(description: error.description)
        }
    }

    /// The key with which this installation signs the heads of journals; made on first use.
    func signingKey() throws -> SigningKey {
        do {
            return try KeyFile(path: databasePath() + ".key").loadOrCreate()
        } catch {
            throw Failure(description: error.description)
        }
    }

    private func hasContent(_ folder: String) -> Bool {
        var isFolder: ObjCBool = false
        let path = folder + "/Scenarios/facilities"
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private func dataFolder() -> String {
        #if os(macOS)
            return NSHomeDirectory() + "/Library/Application Support"
        #else
            if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data }
            return NSHomeDirectory() + "/.local/share"
        #endif
    }
}
