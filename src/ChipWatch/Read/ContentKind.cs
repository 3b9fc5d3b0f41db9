namespace ChipWatch.Read;

/// <summary>What the bytes are, whatever they are called.</summary>
internal enum ContentKind { Text, Html, Xml, Feed, Json, Pdf, Archive, Image, Office }
