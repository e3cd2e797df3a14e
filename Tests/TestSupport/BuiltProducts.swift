package import Foundation

/// The executable of this name that was built together with the running tests.
///
/// Throws when there is none. The test target must depend on the executable's target, or be built
/// by a plain `swift build --build-tests`, which builds every product.
package func builtBinary(named name: String) throws -> URL {
    let binary = try productDirectory().appending(path: name)
    guard FileManager.default.isExecutableFile(atPath: binary.path) else {
        throw MissingProduct(path: binary.path)
    }
    return binary
}

/// The folder into which the running tests were built, such as `.build/debug`.
package func productDirectory() throws -> URL {
    #if os(Linux)
        // The test runner is itself a product, and stands beside the others.
        let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: runner).deletingLastPathComponent()
    #else
        let bundle = Bundle.allBundles.first { $0.bundleURL.pathExtension == "xctest" }
        guard let bundle else { throw MissingProduct(path: "*.xctest") }
        return bundle.bundleURL.deletingLastPathComponent()
    #endif
}

/// A product that should stand beside the running tests, and doesn't.
package struct MissingProduct: Error, CustomStringConvertible {
    /// Where it should be.
    package let path: String

    package var description: String { "`\(path)` hasn't been built" }
}
