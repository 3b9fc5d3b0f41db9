using System.Text;

namespace ChipWatch.Contracts;

/// <summary>What every <see cref="IBlobStore"/> does. An adapter's test class inherits it.</summary>
public abstract class BlobStoreContract
{
    private readonly string folder = $"contract-{Guid.NewGuid():N}";

    /// <summary>The store under test; blobs of other tests may be in it.</summary>
    protected abstract IBlobStore Store { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private BlobName Name(string name = "blob.json") => new(Containers.State, $"{folder}/{name}");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public async Task A_missing_blob_reads_as_null_and_its_deletion_as_false()
    {
        Assert.Null(await Store.ReadAsync(Name(), Stop));
        Assert.False(await Store.DeleteAsync(Name(), Stop));
    }

    [Fact]
    public async Task A_container_nobody_wrote_to_reads_as_null_and_lists_nothing()
    {
        Assert.Null(await Store.ReadAsync(new("never-written", "blob.json"), Stop));
        Assert.False(await Store.DeleteAsync(new("never-written", "blob.json"), Stop));
        Assert.Empty(await ListAsync("never-written"));
        Assert.Null(await Store.WriteAsync(new("never-written", "blob.json"), Bytes("x"), WriteCondition.Matches("\"0x8D\""), cancellation: Stop));
    }

    public static TheoryData<string> EveryContainer => [.. Containers.All];

    [Theory]
    [MemberData(nameof(EveryContainer))]
    public async Task Every_container_of_the_layout_gives_back_what_was_written(string container)
    {
        var name = new BlobName(container, $"{folder}/kind=revenue/month=2025-09/part_0.parquet");
        var etag = await Store.WriteAsync(name, Bytes(container), cancellation: Stop);
        var read = await Store.ReadAsync(name, Stop);
        Assert.Equal(container, Encoding.UTF8.GetString(read!.Content.Span));
        Assert.Equal(etag, read.ETag);
        Assert.True(await Store.DeleteAsync(name, Stop));
        Assert.Null(await Store.ReadAsync(name, Stop));
    }

    [Fact]
    public async Task One_name_in_two_containers_is_two_blobs()
    {
        await Store.WriteAsync(new(Containers.Documents, $"{folder}/x"), Bytes("document"), cancellation: Stop);
        await Store.WriteAsync(new(Containers.Claims, $"{folder}/x"), Bytes("claims"), cancellation: Stop);
        Assert.Equal("document", Encoding.UTF8.GetString((await Store.ReadAsync(new(Containers.Documents, $"{folder}/x"), Stop))!.Content.Span));
    }

    public static TheoryData<int> Sizes => [0, 1, 64 * 1024, 16 * 1024 * 1024 + 7];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Content_comes_back_byte_for_byte(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        await Store.WriteAsync(Name(), content, cancellation: Stop);
        Assert.True((await Store.ReadAsync(Name(), Stop))!.Content.Span.SequenceEqual(content));
        Assert.Equal(size, Assert.Single(await ListAsync(Containers.State, folder)).Length);
    }

    [Fact]
    public async Task Gzip_content_comes_back_as_stored_and_not_unpacked()
    {
        byte[] gzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        await Store.WriteAsync(Name(), gzip, options: new() { ContentType = "application/octet-stream", ContentEncoding = "gzip" }, cancellation: Stop);
        Assert.Equal(gzip, (await Store.ReadAsync(Name(), Stop))!.Content.ToArray());
    }

    [Fact]
    public async Task Every_write_changes_the_etag_even_of_the_same_content()
    {
        var first = await Store.WriteAsync(Name(), Bytes("same"), cancellation: Stop);
        var second = await Store.WriteAsync(Name(), Bytes("same"), cancellation: Stop);
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_write_that_must_be_new_happens_once()
    {
        Assert.NotNull(await Store.WriteAsync(Name(), Bytes("first"), WriteCondition.New, cancellation: Stop));
        Assert.Null(await Store.WriteAsync(Name(), Bytes("second"), WriteCondition.New, cancellation: Stop));
        await HoldsAsync("first");
    }

    [Fact]
    public async Task A_deleted_name_is_new_again()
    {
        await Store.WriteAsync(Name(), Bytes("first"), WriteCondition.New, cancellation: Stop);
        await Store.DeleteAsync(Name(), Stop);
        Assert.NotNull(await Store.WriteAsync(Name(), Bytes("second"), WriteCondition.New, cancellation: Stop));
    }

    [Fact]
    public async Task A_write_over_what_was_read_happens_while_nobody_else_wrote()
    {
        await Store.WriteAsync(Name(), Bytes("1"), cancellation: Stop);
        var read = await Store.ReadAsync(Name(), Stop);
        Assert.NotNull(await Store.WriteAsync(Name(), Bytes("2"), WriteCondition.SinceRead(read), cancellation: Stop));
        Assert.Null(await Store.WriteAsync(Name(), Bytes("3"), WriteCondition.SinceRead(read), cancellation: Stop));
        await HoldsAsync("2");
    }

    [Fact]
    public async Task The_etag_of_a_listing_serves_as_a_condition()
    {
        await Store.WriteAsync(Name(), Bytes("1"), cancellation: Stop);
        var entry = Assert.Single(await ListAsync(Containers.State, folder));
        Assert.Equal((await Store.ReadAsync(Name(), Stop))!.ETag, entry.ETag);
        Assert.NotNull(await Store.WriteAsync(Name(), Bytes("2"), WriteCondition.Matches(entry.ETag), cancellation: Stop));
    }

    [Fact]
    public async Task A_write_over_a_blob_that_was_deleted_meanwhile_does_not_happen()
    {
        var etag = await Store.WriteAsync(Name(), Bytes("1"), cancellation: Stop);
        await Store.DeleteAsync(Name(), Stop);
        Assert.Null(await Store.WriteAsync(Name(), Bytes("2"), WriteCondition.Matches(etag!), cancellation: Stop));
        Assert.Null(await Store.ReadAsync(Name(), Stop));
    }

    [Fact]
    public async Task Of_a_thousand_concurrent_creations_exactly_one_wins()
    {
        var wins = await Task.WhenAll(Enumerable.Range(0, 1000).Select(n => Task.Run(
            async () => await Store.WriteAsync(Name(), BitConverter.GetBytes(n), WriteCondition.New, cancellation: Stop) is null ? -1 : n, Stop)));
        var winner = Assert.Single(wins, w => w >= 0);
        Assert.Equal(winner, BitConverter.ToInt32((await Store.ReadAsync(Name(), Stop))!.Content.Span));
    }

    private sealed record Counter(int Value);

    [Fact]
    public async Task Concurrent_updates_lose_none()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
                await Store.UpdateJsonAsync<Counter>(Name(), before => new((before?.Value ?? 0) + 1), Stop);
        }, Stop)));
        Assert.Equal(15, (await Store.ReadJsonAsync<Counter>(Name(), Stop))!.Value.Value.Value);
    }

    public static TheoryData<string> MetadataValues => ["寒武纪上半年营收", "plain", "", " spaces around ", "100%25", "a\r\nb: c", "“quotes”, é, 🧠", "https://example.com/?q=中标&p=1+2"];

    [Theory]
    [MemberData(nameof(MetadataValues))]
    public async Task Metadata_of_any_text_comes_back_as_written(string value)
    {
        await Store.WriteAsync(Name(), Bytes("x"), options: new() { Metadata = new Dictionary<string, string> { ["title"] = value, ["origin"] = "sse" } }, cancellation: Stop);
        var metadata = (await Store.ReadAsync(Name(), Stop))!.Metadata;
        Assert.Equal(value, metadata["title"]);
        Assert.Equal("sse", metadata["origin"]);
        Assert.Equal(2, metadata.Count);
    }

    [Fact]
    public async Task A_write_replaces_the_metadata_too()
    {
        await Store.WriteAsync(Name(), Bytes("1"), options: new() { Metadata = new Dictionary<string, string> { ["title"] = "中标" } }, cancellation: Stop);
        await Store.WriteAsync(Name(), Bytes("2"), cancellation: Stop);
        Assert.Empty((await Store.ReadAsync(Name(), Stop))!.Metadata);
    }

    [Fact]
    public async Task Names_are_listed_by_prefix_in_ordinal_order_with_length_and_age()
    {
        string[] names = ["b/1", "a/2", "a/10", "a-b/1", "a.b", "a=b", "Z", "a_b", "ab/c/d/e"];
        foreach (var name in names)
            await Store.WriteAsync(Name(name), Bytes(name), cancellation: Stop);
        var listed = await ListAsync(Containers.State, $"{folder}/");
        Assert.Equal(names.Order(StringComparer.Ordinal).Select(n => Name(n)), listed.Select(e => e.Name));
        Assert.All(listed, e => Assert.Equal(e.Name.Name.Length - folder.Length - 1, e.Length));
        Assert.All(listed, e => Assert.InRange(e.Modified, TimeProvider.System.GetUtcNow().AddMinutes(-10), TimeProvider.System.GetUtcNow().AddMinutes(10)));
        Assert.Equal([Name("a/10"), Name("a/2")], (await ListAsync(Containers.State, $"{folder}/a/")).Select(e => e.Name));
        Assert.Equal([Name("ab/c/d/e")], (await ListAsync(Containers.State, $"{folder}/ab/c/d")).Select(e => e.Name));
        Assert.Empty(await ListAsync(Containers.State, $"{folder}/z"));
    }

    [Fact]
    public async Task What_is_listed_may_be_deleted_while_listing()
    {
        for (var i = 0; i < 5; i++)
            await Store.WriteAsync(Name($"{i}"), Bytes("x"), cancellation: Stop);
        await foreach (var entry in Store.ListAsync(Containers.State, folder, Stop))
            Assert.True(await Store.DeleteAsync(entry.Name, Stop));
        Assert.Empty(await ListAsync(Containers.State, folder));
    }

    public static TheoryData<string> BadNames => ["", "/a", "a/", "a//b", "../a", "a/../b", "a/./b", "a b", "中标", "a\\b", "a:b", "a?b", "a%2e"];

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_name_outside_the_alphabet_is_refused_by_its_name(string name)
    {
        var refused = await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.WriteAsync(new(Containers.State, name), Bytes("x"), cancellation: Stop));
        Assert.Contains($"state/{name}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_happens_once_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(Name(), Bytes("x"), cancellation: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadAsync(Name(), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.DeleteAsync(Name(), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.ListAsync(Containers.State, folder, cancelled))
                Assert.Fail("listed after cancellation");
        });
        Assert.Null(await Store.ReadAsync(Name(), Stop));
    }

    private async Task HoldsAsync(string text) =>
        Assert.Equal(text, Encoding.UTF8.GetString((await Store.ReadAsync(Name(), Stop))!.Content.Span));

    private async Task<IReadOnlyList<BlobEntry>> ListAsync(string container, string prefix = "")
    {
        var listed = new List<BlobEntry>();
        await foreach (var entry in Store.ListAsync(container, prefix, Stop))
            listed.Add(entry);
        return listed;
    }
}
