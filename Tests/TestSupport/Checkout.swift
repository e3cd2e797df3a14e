package import Foundation

/// The folder of the checkout that this test was built from.
package func checkout(of file: StaticString = #filePath) -> URL {
    var folder = URL(fileURLWithPath: "\(file)")
    while folder.path != "/" {
        folder.deleteLastPathComponent()
        let manifest = folder.appendingPathComponent("Package.swift").path
        if FileManager.default.fileExists(atPath: manifest) { return folder }
    }
    return folder
}
